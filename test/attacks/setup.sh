#!/bin/sh
# Installs the two foreign attack tools, exactly these versions, into a folder outside the project:
#   test/attacks/setup.sh FOLDER && HAWKSBILL_ATTACK_TOOLS=FOLDER npm run test:attacks
set -eu
folder=${1:?name a folder outside the project}
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check schemathesis==4.32.5 clairvoyance==2.5.5
"$folder/bin/schemathesis" --version
