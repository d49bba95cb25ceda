echo(str("a", 1, [2, "b"], true, undef, 1.5), chr(65), chr([72, 105]), ord("A"), chr(8364), ord("€"));
echo(len("abc"), "abc"[1], "日本"[1], search("l", "hello", 0), str(0.1 + 0.2), str(1e20), str(1 / 3));
echo("tab\tquote\"backslash\\", "A\u00e9", "\x41");
function joined(words, i = 0) = i == len(words) ? "" : str(i == 0 ? "" : ", ", words[i], joined(words, i + 1));
function reversed(text) = joined_all([for (i = [len(text) - 1 : -1 : 0]) text[i]]);
function joined_all(letters, i = 0) = i == len(letters) ? "" : str(letters[i], joined_all(letters, i + 1));
echo(joined(["x", "y", "z"]), reversed("Größe"));
echo("abc" == str("a", "bc"), "abc" < "abd", is_string("x"), len(""));
cube([len(joined(["x", "y", "z"])), len(reversed("Größe")), ord("A") / 10]);
