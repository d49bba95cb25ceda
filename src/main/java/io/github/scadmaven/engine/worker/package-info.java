/**
 * The program that renders: a virtual machine of its own, with V8 in it, that is told over its
 * standard input what to render and answers over its standard output. The only package that knows
 * Javet, and it knows no other of this plugin.
 */
@org.jspecify.annotations.NullMarked
package io.github.scadmaven.engine.worker;
