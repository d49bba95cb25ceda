module wheel() {
    cylinder(r = 10, h = 2);
}

module careless() {
    wheel();
    spoke();
}
