//fake wheel: mark wheel.txt
module wheel() {}
//fake axle: mark axle.txt
module axle() {}
//fake plate: mark plate.txt
module plate() {}
