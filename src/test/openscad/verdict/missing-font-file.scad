use <not/there.ttf>
cube(10);
