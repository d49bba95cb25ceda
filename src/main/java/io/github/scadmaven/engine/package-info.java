/**
 * The embedded OpenSCAD: the OpenSCAD project's WebAssembly build, run by V8 in virtual machines of
 * its own. Knows how to unpack, start, ask and replace them; what they do stands in {@link
 * io.github.scadmaven.engine.worker} and in {@code src/main/engine}.
 *
 * <p>What follows was measured on 2 cores with Java 17 and Javet 5.0.4, the best of several runs.
 *
 * <h2>One process for each worker</h2>
 *
 * <p>Several V8 runtimes work in one process, too. Start and ten times {@code cube(10)} on each:
 *
 * <table>
 *   <caption>Processes with one runtime each, or one process with as many</caption>
 *   <tr><th>workers</th><th>processes</th><th>their memory</th><th>runtimes</th><th>memory</th></tr>
 *   <tr><td>1</td><td>0.56 s</td><td>129 MB</td><td>0.57 s</td><td>130 MB</td></tr>
 *   <tr><td>2</td><td>0.77 s</td><td>225 MB</td><td>0.72 s</td><td>166 MB</td></tr>
 *   <tr><td>4</td><td>1.64 s</td><td>415 MB</td><td>1.27 s</td><td>266 MB</td></tr>
 * </table>
 *
 * <p>A render that never ends, or that kills V8, can only be ended together with its process, and
 * must take no other render along. That is worth 50 MB for each worker: a big model takes several
 * times that.
 *
 * <h2>Start</h2>
 *
 * <p>A worker is ready after 0.2 s, and the first cube done 0.4 s after it was asked for; a later
 * one takes 0.02 s.
 *
 * <ul>
 *   <li>An archive of the worker's classes would save less than 0.03 s; what Java shares by default
 *       ({@code -Xshare:auto}) saves 0.04 s. Interpreting only ({@code -Xint}) costs 0.03 s.
 *       Without the second compiler the time is the same.
 *   <li>V8 checks the whole module at the start. Checking it as it goes would save 0.02 s, and find
 *       a damaged file in the middle of a model.
 *   <li>Comparing what the files look like takes 0.01 s, reading all of the 100 MB 0.04 to 0.09 s.
 * </ul>
 *
 * <h2>Memory and end</h2>
 *
 * <p>V8 keeps every instance whose promises have not run, 2.4 MB each: a worker had 884 MB after
 * 300 cubes. Now that they are run it has 200 MB at most after 100 and after 400. What a big model
 * leaves is collected at once: from 1342 to 127 MB in 0.1 s. An idle worker is gone 0.03 s after it
 * was told to end.
 */
@org.jspecify.annotations.NullMarked
package io.github.scadmaven.engine;
