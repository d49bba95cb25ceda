//fake: count ../running
//fake first: mark started.txt
//fake first: wait ../left/started.txt
//fake first: watch ../running
//fake: print ECHO: "right"
module first() {}
module second() {}
module third() {}
module fourth() {}
