/**
 * UN/LOCODEs of ports, airports and cities that illegal trade passes through, with the names under which sources give them (UNECE
 * Recommendation 16). A small part of a list of more than a hundred thousand: what is missing here is not wrong, only not known.
 */
const PLACES = `
  AEAUH Abu Dhabi
  AEDXB Dubai
  AEJEA Jebel Ali
  AESHJ Sharjah
  AOLAD Luanda
  ARBUE Buenos Aires
  AUBNE Brisbane
  AUMEL Melbourne
  AUPER Perth
  AUSYD Sydney
  BDCGP Chittagong, Chattogram
  BDDAC Dhaka
  BEANR Antwerp, Antwerpen
  BEBRU Brussels, Bruxelles
  BRSAO São Paulo
  BRSSZ Santos
  CAVAN Vancouver
  CDFIH Kinshasa
  CDMAT Matadi
  CGPNR Pointe-Noire
  CHZRH Zürich, Zuerich
  CIABJ Abidjan
  CMDLA Douala
  CNBJS Beijing, Peking
  CNCAN Guangzhou, Canton
  CNDLC Dalian
  CNNGB Ningbo
  CNSHA Shanghai
  CNSZX Shenzhen
  CNTAO Qingdao
  CNTSN Tianjin
  CNXMN Xiamen
  DEBRE Bremen
  DEFRA Frankfurt, Frankfurt am Main
  DEHAM Hamburg
  DKCPH Copenhagen, København
  EGALY Alexandria
  EGCAI Cairo
  ESALG Algeciras
  ESBCN Barcelona
  ESMAD Madrid
  ESVLC Valencia
  ETADD Addis Ababa
  FRLEH Le Havre
  FRMRS Marseille
  FRPAR Paris
  GBFXT Felixstowe
  GBLON London
  GHTEM Tema
  GRPIR Piraeus
  HKHKG Hong Kong
  IDJKT Jakarta
  IDSUB Surabaya
  IDTPP Tanjung Priok
  INBOM Mumbai, Bombay
  INCCU Kolkata, Calcutta
  INDEL Delhi, New Delhi
  INMAA Chennai, Madras
  INNSA Nhava Sheva, Jawaharlal Nehru
  IRBND Bandar Abbas
  ITGOA Genoa, Genova
  JPTYO Tokyo
  JPYOK Yokohama
  KEMBA Mombasa, Kilindini
  KENBO Nairobi
  KHKOS Sihanoukville, Kompong Som
  KHPNH Phnom Penh
  KRPUS Busan, Pusan
  KRSEL Seoul
  LAVTE Vientiane
  LKCMB Colombo
  MACAS Casablanca
  MGTMM Toamasina, Tamatave
  MGTNR Antananarivo
  MTMLA Valletta
  MUPLU Port Louis
  MWLLW Lilongwe
  MYKUL Kuala Lumpur
  MYPEN Penang, Pinang
  MYPGU Pasir Gudang
  MYPKG Port Klang, Port Kelang
  MYTPP Tanjung Pelepas
  MZMPM Maputo
  NGAPP Apapa
  NGLOS Lagos
  NLAMS Amsterdam
  NLRTM Rotterdam
  OMSLL Salalah
  PHMNL Manila
  PKKHI Karachi
  PLGDN Gdańsk
  QADOH Doha
  RUMOW Moscow, Moskva
  RULED Saint Petersburg, St. Petersburg
  RUMMK Murmansk
  RUNJK Nakhodka
  RUVVO Vladivostok
  RUVYP Vostochny
  SAJED Jeddah
  SDPZU Port Sudan
  SGSIN Singapore
  SNDKR Dakar
  STTMS São Tomé
  THBKK Bangkok
  THLCH Laem Chabang
  TRIST Istanbul
  TRMER Mersin
  TWKHH Kaohsiung
  TWTPE Taipei
  TZDAR Dar es Salaam
  TZZNZ Zanzibar
  UAODS Odesa, Odessa
  UGEBB Entebbe
  UGKLA Kampala
  USLAX Los Angeles
  USLGB Long Beach
  USMIA Miami
  USNYC New York
  VNHAN Hanoi
  VNHPH Hai Phong, Haiphong
  VNSGN Ho Chi Minh City, Saigon
  VNVUT Vung Tau
  ZACPT Cape Town
  ZADUR Durban
  ZAJNB Johannesburg`;

/** Names of each location, the first the one to show. */
export const UN_LOCODES: ReadonlyMap<string, readonly string[]> = new Map(
  PLACES.trim()
    .split('\n')
    .map((line): [string, readonly string[]] => [line.trim().slice(0, 5), line.trim().slice(6).split(', ')]),
);
