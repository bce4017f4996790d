/**
 * The report's looks, in Typst. It reads report.json and decides nothing: order, words and tables are given.
 * A constant and not a file of its own, because the build copies TypeScript only.
 */
export const REPORT_TEMPLATE = String.raw`
#let report = json("/report.json")
#let ink = rgb("#1b1f24")
#let quiet = rgb("#4a525c")
#let rule-colour = rgb("#c3c9d1")

#set document(title: report.reference + ": " + report.title, author: report.agency, description: "Case file, " + report.edition + " edition")
#set text(font: ("IBM Plex Sans", "IBM Plex Sans Arabic", "Noto Sans SC"), size: 9.5pt, fill: ink, lang: "en", hyphenate: false)
#set par(leading: 0.6em, spacing: 0.9em)

// A character that none of the fonts has is shown by its code point, never left out.
#let boxed(it) = box(stroke: 0.4pt + quiet, inset: (x: 1.5pt), outset: (y: 1.5pt), radius: 1pt, text(font: "IBM Plex Mono", size: 0.72em, it))
// A long word breaks at an empty box. At a zero-width space it would be copied with one, and readers lose the sign before it, as the slashes of a path.
#let inlined(value) = {
  for piece in value {
    if type(piece) == str { piece } else if piece == none { box(width: 0pt) } else { boxed(piece.codePoint) }
  }
}
#let fixed(body) = text(font: ("IBM Plex Mono", "IBM Plex Sans", "IBM Plex Sans Arabic", "Noto Sans SC"), size: 0.86em, body)

#let head = context {
  set text(size: 7.5pt, fill: quiet)
  grid(columns: (1fr, auto), inlined(report.headline), strong(report.handling))
  v(-4pt)
  line(length: 100%, stroke: 0.5pt + rule-colour)
}
#let foot = context {
  set text(size: 7pt, fill: quiet)
  line(length: 100%, stroke: 0.5pt + rule-colour)
  v(-4pt)
  grid(columns: (1fr, auto), [Content id #fixed(report.contentId)], [Page #counter(page).display() of #counter(page).final().first()])
}
#set page(paper: "a4", margin: (x: 18mm, top: 22mm, bottom: 20mm), header: head, footer: foot)

#set heading(numbering: "1.")
#show heading.where(level: 1): it => block(above: 26pt, below: 10pt, sticky: true, text(size: 15pt, weight: "semibold", it))
#show heading.where(level: 2): it => block(above: 14pt, below: 7pt, sticky: true, text(size: 10.5pt, weight: "semibold", it.body))

#let facts(rows) = table(
  columns: (34mm, 1fr), stroke: none, inset: (x: 0pt, y: 3.5pt), align: left + top,
  ..rows.map(((label, value)) => (text(fill: quiet, inlined(label)), inlined(value))).flatten()
)

#let grid-of(block) = {
  set text(size: 7.6pt)
  set par(leading: 0.45em, justify: false)
  table(
    columns: block.columns.map(c => c.share * 1fr),
    stroke: (x, y) => (bottom: 0.4pt + rule-colour),
    fill: (x, y) => if y == 0 { rgb("#eef1f4") },
    inset: (x: 3.5pt, y: 3.2pt),
    align: left + top,
    table.header(..block.columns.map(c => text(weight: "semibold", c.title))),
    ..block.rows.map(row => row.enumerate().map(((i, cell)) => if block.columns.at(i).fixedWidth { fixed(inlined(cell)) } else { inlined(cell) })).flatten()
  )
}

#let chart(block) = {
  image("/chart.svg", width: 100%, height: 128mm, fit: "contain", alt: block.inWords)
  set text(size: 8pt)
  for mark in block.marks {
    box(inset: (right: 10pt), [#box(fill: rgb(mark.fill), inset: (x: 3pt, y: 2pt), radius: 6pt, text(fill: white, size: 7pt, weight: "semibold", mark.letters)) #mark.words])
  }
}

// The cover.
#v(28mm)
#text(size: 10pt, fill: quiet, tracking: 0.6pt)[Case file]
#v(-1mm)
#block(text(size: 25pt, weight: "semibold", inlined(report.titleText)))
#v(6mm)
#facts(report.cover)
#v(6mm)
#block(width: 100%, stroke: 0.6pt + rule-colour, radius: 3pt, inset: 9pt)[
  #text(fill: quiet, size: 8pt)[Content id (SHA-256)] \
  #fixed(report.contentId)
]
#v(4mm)
#text(size: 8.5pt, fill: quiet)[This report is part of a signed bundle. It is printed from the tables of that bundle and from nothing else. How to check both is said in its last section.]
#v(8mm)
#outline(title: [Contents], depth: 1)

#let section-of(section) = {
  if section.breakBefore { pagebreak() }
  heading(level: 1, section.title)
  for block in section.blocks {
    if block.kind == "text" { par(inlined(block.text)) }
    if block.kind == "subheading" { heading(level: 2, numbering: none, outlined: false, inlined(block.text)) }
    if block.kind == "facts" { facts(block.facts) }
    if block.kind == "table" { grid-of(block) }
    if block.kind == "chart" { chart(block) }
  }
}

#for run in report.runs {
  page(flipped: run.wide, run.sections.map(section-of).join())
}

#for file in report.attachments {
  pdf.attach("/" + file.name, relationship: "data", mime-type: "text/csv", description: file.describes)
}
`;
