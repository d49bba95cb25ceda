module warns() {
    cube(1);
    axle();
}
