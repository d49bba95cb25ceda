//fake: count ../running
//fake first: mark started.txt
//fake first: wait ../right/started.txt
//fake first: watch ../running
//fake: print ECHO: "left"
module first() {}
module second() {}
module third() {}
module fourth() {}
