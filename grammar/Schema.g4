/**
 * Prisma's schema language, as one LL(1) grammar: no decision needs more than the next token, and the build fails if
 * the generated parser asks for more (cmake/SchemacGrammar.cmake). Reference: docs/reference/schema-language.md#characters-and-tokens.
 *
 * How it is used. The parser rules are generated; the lexer rules are the specification of the hand-written lexer
 * (src/syntax/lexer.hpp), which is some twenty times faster, and tests compare the two token for token. The driver
 * (src/syntax/file_parser.cpp) walks the top level itself, because what a line is there depends on the words in it, and
 * hands one block at a time to the rule for its kind. A block that has an error is handed over again line by line, so
 * that each bad line is one error and every other line counts.
 *
 * There are no keywords: `model`, `type` or `Unsupported` may name a field as well. The driver reads the word before
 * a block's name; the builder checks the few words and places that a context-free rule cannot express, each of which
 * is marked "Builder:" below. What the builder refuses is an invalid line, exactly as if the grammar refused it.
 *
 * Labels, not children, carry the parse: parse trees are not built (docs/reference/toolchain.md#antlr), the builder reads the labels.
 */
grammar Schema;

options { contextSuperClass = PooledContext; superClass = LeanParser; }

@parser::postinclude {
#include "lean_parser.hpp"
#include "pooled_context.hpp"
}

// ---------------------------------------------------------------------------------------------------------------------
// Blocks
// ---------------------------------------------------------------------------------------------------------------------

/**
 * `model User {` .. `}`; also `view` and `type`. Keyword and name may be written together (`modelUser {`), so the
 * keyword is optional here and the driver takes the word apart. What is behind the opening brace belongs to its token
 * and is dropped, as Prisma drops it. A comment that stands alone may have a member behind it on the same line.
 */
modelBlock
    : NAME? OPEN NL (NL | COMMENT | fields+=field | attributes+=blockAttribute)* RBRACE
    ;

/** `enum Role {` .. `}` */
enumBlock
    : NAME? OPEN NL (NL | COMMENT | values+=enumValue | attributes+=blockAttribute)* RBRACE
    ;

/** `datasource db {` .. `}` and `generator client {` .. `}` */
configBlock
    : NAME? OPEN NL (NL | COMMENT | properties+=property)* RBRACE
    ;

// ---------------------------------------------------------------------------------------------------------------------
// Members: each ends its line
// ---------------------------------------------------------------------------------------------------------------------

/**
 * `name Type @attribute ... // comment`. The colon is Prisma 1's and is reported; so is a missing type. Both parse, so
 * that the message can say what is wrong.
 */
field
    : name=(NAME | INTEGER | DIGIT_NAME) colon=COLON? type=fieldType? attributes+=attribute* trailing=COMMENT? NL
    ;

/**
 * `Int`, `Int?`, `Int[]`, `Unsupported("circle")`. Three older spellings parse and are reported: `Int!`, `[Int]` and
 * `Int[]?`. LIST is one token: `Int [ ]` is no list.
 * Builder: only the word `Unsupported` takes a parenthesis, and no blank may stand between the two.
 */
fieldType
    : name=(NAME | INTEGER | DIGIT_NAME) (open=LPAREN text=STRING close=RPAREN)?
      (bang=BANG | list=LIST? optional=QUESTION?)
    | bracket=LBRACKET name=(NAME | INTEGER | DIGIT_NAME) (open=LPAREN text=STRING close=RPAREN)? RBRACKET
    ;

/** `ADMIN @map("admin")`. */
enumValue
    : name=(NAME | INTEGER | DIGIT_NAME) attributes+=attribute* trailing=COMMENT? NL
    ;

/** `url = env("DATABASE_URL")`. A property without a value parses and is reported. */
property
    : name=(NAME | INTEGER | DIGIT_NAME) EQUALS value=expression? trailing=COMMENT? NL
    ;

/** `@@index([a, b])`. The two signs are one token: `@ @index` is no attribute. */
blockAttribute
    : sign=ATAT path=(NAME | INTEGER | DIGIT_NAME | PATH | DECIMAL | DIGIT_PATH) list=arguments? trailing=COMMENT? NL
    ;

/** `@default(now())`, `@db.VarChar(20)`. Attributes need no blank between them. */
attribute
    : sign=AT path=(NAME | INTEGER | DIGIT_NAME | PATH | DECIMAL | DIGIT_PATH) list=arguments?
    ;

// ---------------------------------------------------------------------------------------------------------------------
// Arguments and values: all on one line, because no rule here has NL
// ---------------------------------------------------------------------------------------------------------------------

/**
 * `(a, name: b)`. One comma may trail, also alone; it is reported later, by the rules for the attribute.
 * Builder: an argument may be missing only behind the last comma (`(a,,b)` is an invalid line).
 */
arguments
    : LPAREN (items+=argument (commas+=COMMA items+=argument?)* | commas+=COMMA)? RPAREN
    ;

/**
 * `value`, `name: value`, or `name:` (reported later). Left-factored: a word may turn out to be a name, a function or
 * a constant. A word that begins with a digit can name an argument or a function, but is no constant; one that is all
 * digits is a number.
 */
argument
    : word=(NAME | INTEGER) (colon=COLON value=expression? | call=arguments)?
    | word=DIGIT_NAME (colon=COLON value=expression? | call=arguments)
    | literal=other
    ;

expression
    : word=(NAME | INTEGER) call=arguments?
    | word=DIGIT_NAME call=arguments
    | literal=other
    ;

/**
 * Every value that does not begin with a word: dotted constants and functions, numbers, strings, arrays, objects.
 * Arrays and objects have no trailing comma. LIST is the empty array without a blank in it.
 */
other
    : word=(PATH | DECIMAL) call=arguments?
    | word=DIGIT_PATH call=arguments
    | (NEGATIVE | STRING | LIST)
    | LBRACKET (elements+=expression (COMMA elements+=expression)*)? RBRACKET
    | LBRACE (entries+=entry (COMMA entries+=entry)*)? RBRACE
    ;

/** `key: value` of an object. */
entry
    : key=(NAME | INTEGER | DIGIT_NAME) COLON value=expression
    ;

// ---------------------------------------------------------------------------------------------------------------------
// Tokens
// ---------------------------------------------------------------------------------------------------------------------

/** A line end and all blank lines behind it. LF, CR LF and a lone CR count; U+0085, U+2028, VT and FF do not. */
NL : LINE_END (BLANK* LINE_END)* ;

WS : BLANK+ -> skip ;

/** `//` and `///` to the end of the line; `/* ... *` `/` over any number of lines, not nested. */
COMMENT
    : '//' ~[\r\n]*
    | '/*' .*? '*/'
    ;

/**
 * A word directly before a brace opens a block, and the rest of the line is part of the token: nothing else has a brace
 * behind a word (an object's brace follows a colon, a comma, an equals sign or another bracket).
 */
OPEN : WORD BLANK* '{' ~[\r\n]* ;

/** Words: the parser takes any of the three wherever a name may stand. */
NAME       : LETTER WORD_REST* ;
INTEGER    : DIGIT+ ;
DIGIT_NAME : DIGIT WORD_REST* ;

/** Words with dots. Dots may be doubled or trail (`a.`, `a..b`), as in Prisma. */
PATH       : LETTER WORD_REST* ('.' (WORD)?)+ ;
DECIMAL    : DIGIT+ '.' DIGIT+ ;
DIGIT_PATH : DIGIT WORD_REST* ('.' (WORD)?)+ ;

/** A number with a sign. No plus, no exponent, no blank behind the sign. */
NEGATIVE : '-' DIGIT+ ('.' DIGIT+)? ;

/**
 * Any character may follow a backslash, a line end too; the builder reports what is no escape. Control characters
 * otherwise make the line invalid.
 */
STRING : '"' ('\\' . | ~["\\\u0000-\u001F])* '"' ;

LIST     : '[]' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
LPAREN   : '(' ;
RPAREN   : ')' ;
LBRACE   : '{' ;
RBRACE   : '}' ;
COMMA    : ',' ;
COLON    : ':' ;
EQUALS   : '=' ;
QUESTION : '?' ;
BANG     : '!' ;
ATAT     : '@@' ;
AT       : '@' ;

/** Anything else. No parser rule has it, so its line is invalid. */
UNKNOWN : . ;

fragment LINE_END  : '\r\n' | '\n' | '\r' ;
/** TAB and Unicode's space separators. */
fragment BLANK     : [\t\p{Zs}] ;
/** Unicode's letters. The hand-written lexer has those of Unicode 17, as Prisma's; the tool's are older. */
fragment LETTER    : [\p{L}] ;
fragment DIGIT     : [0-9] ;
fragment WORD      : (LETTER | DIGIT) WORD_REST* ;
fragment WORD_REST : LETTER | DIGIT | [_\-] ;
