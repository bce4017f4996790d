// Properties of a user whose second factor somebody else took away, until he is told (names of migration 0012's kind).
UNWIND ['secondFactorTakenAt', 'secondFactorTakenBy'] AS name CALL db.createProperty(name);
