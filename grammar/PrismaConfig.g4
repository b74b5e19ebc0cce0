/**
 * The part of JavaScript and TypeScript in which people write `prisma.config.*`, as one LL(1) grammar: no decision
 * needs more than the next token, and the build fails if the generated parser asks for more
 * (cmake/SchemacGrammar.cmake). Reference: docs/reference/prisma-config.md#what-people-write.
 *
 * How it is used. Only the parser is generated. Tokens come from a hand-written lexer (src/prismaconfig/lexer.hpp) and
 * a pass over its tokens (src/prismaconfig/token_marks.hpp) that decides from a token's surroundings what a context-free
 * rule cannot tell from one token:
 *  - SEMI stands wherever JavaScript inserts a semicolon;
 *  - a brace is BLOCK_OPEN or OBJECT_OPEN, a parenthesis before an arrow is ARROW_OPEN, a name before one ARROW_NAME;
 *  - TYPE_OPEN opens type arguments, CAST_OPEN a cast, GENERIC_OPEN the type parameters of an arrow function; LT compares;
 *  - contextual words (`as`, `of`, `from`, `type`, `async` ..) are tokens only where they are not names.
 *
 * The builder (src/prismaconfig/tree_builder.cpp) checks the few words and places marked "Builder:", and solves the
 * operators' precedence. Types are read over, not understood.
 */
parser grammar PrismaConfig;

options { contextSuperClass = PooledContext; superClass = BoundedParser; }

tokens {
  NAME, STRING, NUMBER, REGEX, TEMPLATE, TEMPLATE_HEAD, TEMPLATE_MIDDLE, TEMPLATE_TAIL,
  LPAREN, RPAREN, ARROW_OPEN, ARROW_NAME, ARROW, BODY_ARROW, LBRACKET, RBRACKET, BLOCK_OPEN, OBJECT_OPEN, RBRACE,
  SEMI, COMMA, COLON, DOT, OPT_DOT, ELLIPSIS, QUESTION, BANG, ASSIGN, COMPOUND_ASSIGN, AT,
  TYPE_OPEN, GENERIC_OPEN, CAST_OPEN, LT, GT, OPERATOR, STAR, PLUS, MINUS, BIT, TILDE, INCREMENT,
  AS, SATISFIES, OF, FROM, TYPE_ONLY, TYPE, INTERFACE, DECLARE, ENUM, NAMESPACE, ASYNC, ASYNC_DECL, ASYNC_ARROW, GET, MODIFIER,
  FUNCTION_DECL, FUNCTION, CLASS_DECL, CLASS, EXTENDS, IMPORT, IMPORT_CALL, EXPORT, DEFAULT, DEFAULT_CASE,
  CONST, LET, IF, ELSE, FOR, WHILE, DO, RETURN, BREAK, CONTINUE, THROW, TRY, CATCH, FINALLY, SWITCH, CASE,
  NEW, TYPEOF, VOID, DELETE, AWAIT, IN, INSTANCEOF, THIS, NULL_WORD, TRUE, FALSE, OTHER_WORD, UNKNOWN
}

@parser::postinclude {
#include "bounded_parser.hpp"
#include "pooled_context.hpp"
}

// ---------------------------------------------------------------------------------------------------------------------
// Statements
// ---------------------------------------------------------------------------------------------------------------------

program : body+=statement* EOF ;

/** Builder: an `else` belongs to the nearest `if` before it that has none. */
statement
    : empty=SEMI
    | importing=importDeclaration
    | exporting=exportDeclaration
    | declared=declaration
    | words=block
    | IF LPAREN test=expression RPAREN then=statement
    | ELSE otherwise=statement
    | FOR AWAIT? LPAREN loop=forHead RPAREN then=statement
    | WHILE LPAREN test=expression RPAREN then=statement
    | DO then=statement empty=SEMI? WHILE LPAREN test=expression RPAREN
    | SWITCH LPAREN test=expression RPAREN BLOCK_OPEN cases+=switchPart* RBRACE
    | TRY attempt=block (CATCH (LPAREN caught=pattern typeAnnotation? RPAREN)? handler=block)? (FINALLY last=block)?
    | leave=(RETURN | THROW) value=expression? SEMI
    | leave=(BREAK | CONTINUE) NAME? SEMI
    | value=expression SEMI
    ;

block : BLOCK_OPEN body+=statement* RBRACE ;

switchPart : label=CASE test=expression COLON | label=DEFAULT_CASE COLON | body=statement ;

forHead
    : kind=(CONST | LET) target=pattern typeAnnotation?
      ( OF over=expression
      | IN keys=expression
      | (ASSIGN init=assignment)? (COMMA more+=declarator)* SEMI test=expression? SEMI step=expression? )
    | first=expression? SEMI test=expression? SEMI step=expression?
    ;

declaration
    : variables=variableDeclaration
    | function=functionDeclaration
    | classKind=CLASS_DECL name=NAME classTail
    | ENUM name=NAME OBJECT_OPEN (members+=enumMember (COMMA members+=enumMember?)*)? RBRACE
    | (INTERFACE | DECLARE | TYPE) balanced* SEMI
    | NAMESPACE name=NAME (DOT propertyName)* BLOCK_OPEN insides* RBRACE
    ;

variableDeclaration : kind=(CONST | LET) items+=declarator (COMMA items+=declarator)* SEMI ;

declarator : target=pattern BANG? typeAnnotation? (ASSIGN value=assignment)? ;

/** A declaration without a body is a TypeScript overload. */
functionDeclaration
    : async=ASYNC_DECL? FUNCTION_DECL generator=STAR? name=NAME? typeParameters? LPAREN list=parameters RPAREN typeAnnotation?
      (body=block | SEMI)
    ;

enumMember : key=propertyName (ASSIGN value=assignment)? ;

classTail : (NAME | DOT | COMMA | EXTENDS | typeParameters | LPAREN insides* RPAREN)* BLOCK_OPEN insides* RBRACE ;

importDeclaration
    : IMPORT
      ( module=STRING
      | typeOnly=TYPE_ONLY? ( name=NAME ( ASSIGN required=assignment
                                   | (COMMA (list=importList | STAR AS all=NAME))? FROM module=STRING )
                       | list=importList FROM module=STRING
                       | STAR AS all=NAME FROM module=STRING ) )
      (OTHER_WORD OBJECT_OPEN insides* RBRACE)? SEMI
    ;

/** Also the list of an export. */
importList : OBJECT_OPEN (items+=importItem (COMMA items+=importItem?)*)? RBRACE ;

importItem : typeOnly=TYPE_ONLY? name=exportName (AS alias=exportName)? ;

exportName : propertyWord | STRING ;

exportDeclaration
    : EXPORT
      ( DEFAULT (value=assignment SEMI | function=functionDeclaration | classKind=CLASS_DECL classTail
                | INTERFACE balanced* SEMI)
      | declared=declaration
      | typeOnly=TYPE_ONLY? (list=importList (FROM module=STRING)? | star=STAR (AS name=exportName)? FROM module=STRING) SEMI
      | equals=ASSIGN assigned=expression SEMI )
    ;

// ---------------------------------------------------------------------------------------------------------------------
// Types: read over
// ---------------------------------------------------------------------------------------------------------------------

typeAnnotation : COLON type ;

typeParameters : TYPE_OPEN typeArgument (COMMA typeArgument?)* GT ;

typeArgument : type (EXTENDS type)? (ASSIGN type)? ;

type : BIT? typeOperand (BIT typeOperand)* ;

typeOperand
    : typeWord+ (DOT propertyWord)* typeParameters? (LBRACKET insides* RBRACKET)*
    | (STRING | NUMBER | MINUS NUMBER | TEMPLATE) (LBRACKET insides* RBRACKET)*
    | TEMPLATE_HEAD type (TEMPLATE_MIDDLE type)* TEMPLATE_TAIL
    | (OBJECT_OPEN | BLOCK_OPEN) insides* RBRACE (LBRACKET insides* RBRACKET)*
    | (LPAREN | ARROW_OPEN) insides* RPAREN (ARROW typeOperand | (LBRACKET insides* RBRACKET)*)
    | LBRACKET insides* RBRACKET (LBRACKET insides* RBRACKET)*
    ;

typeWord
    : NAME | TYPEOF | VOID | NULL_WORD | TRUE | FALSE | THIS | CONST | NEW | MODIFIER
    | IMPORT_CALL LPAREN STRING RPAREN
    ;

/** Anything with its brackets closed, up to the end of the statement. */
balanced
    : LPAREN insides* RPAREN | ARROW_OPEN insides* RPAREN | LBRACKET insides* RBRACKET
    | BLOCK_OPEN insides* RBRACE | OBJECT_OPEN insides* RBRACE
    | TEMPLATE_HEAD insides* TEMPLATE_TAIL
    | ~(LPAREN | RPAREN | ARROW_OPEN | LBRACKET | RBRACKET | BLOCK_OPEN | OBJECT_OPEN | RBRACE | TEMPLATE_HEAD
       | TEMPLATE_TAIL | SEMI)
    ;

insides : SEMI | balanced ;

// ---------------------------------------------------------------------------------------------------------------------
// Expressions
// ---------------------------------------------------------------------------------------------------------------------

expression : items+=assignment (COMMA items+=assignment)* ;

/** Builder: what stands before an assignment sign is a name, a member or a pattern. */
assignment
    : function=arrowFunction
    | test=binary (QUESTION yes=assignment COLON no=assignment | sign=(ASSIGN | COMPOUND_ASSIGN) value=assignment)?
    ;

arrowFunction
    : async=ASYNC_ARROW? (GENERIC_OPEN typeArgument (COMMA typeArgument?)* GT)? (name=ARROW_NAME | ARROW_OPEN list=parameters RPAREN typeAnnotation?)
      BODY_ARROW (body=block | value=assignment)
    ;

parameters : (items+=parameter (COMMA items+=parameter?)*)? ;

parameter : MODIFIER* rest=ELLIPSIS? target=pattern QUESTION? typeAnnotation? (ASSIGN value=assignment)? ;

/** Builder: precedence, and the place of `as` and `satisfies` in it. */
binary : first=unary rest+=binaryRest* ;

binaryRest
    : op=(OPERATOR | LT | GT | STAR | PLUS | MINUS | IN | INSTANCEOF) operand=unary
    | op=(AS | SATISFIES) type
    ;

unary
    : op=(BANG | MINUS | PLUS | TILDE | TYPEOF | VOID | DELETE | AWAIT | INCREMENT) operand=unary
    | CAST_OPEN type (COMMA type)* GT cast=unary
    | value=postfix
    ;

postfix : first=primary rest+=suffix* step=INCREMENT? ;

suffix
    : DOT name=propertyWord
    | chain=OPT_DOT (name=propertyWord | LBRACKET index=expression RBRACKET | call=LPAREN list=arguments RPAREN)
    | LBRACKET index=expression RBRACKET
    | call=LPAREN list=arguments RPAREN
    | BANG
    | text=templateText
    | typeParameters
    ;

arguments : (items+=element (COMMA items+=element?)*)? ;

/** Builder: behind NEW, the first call among the suffixes holds the constructor's arguments. */
primary
    : word=(NAME | STRING | NUMBER | REGEX | THIS | NULL_WORD | TRUE | FALSE)
    | text=templateText
    | LBRACKET slots+=slot (COMMA slots+=slot)* RBRACKET
    | object=objectLiteral
    | LPAREN inner=expression RPAREN
    | async=ASYNC? FUNCTION generator=STAR? name=NAME? typeParameters? LPAREN list=parameters RPAREN typeAnnotation?
      body=block
    | create=NEW callee=newCallee
    | importing=IMPORT_CALL (LPAREN module=assignment RPAREN | DOT meta=NAME)
    | classKind=CLASS classTail
    ;

newCallee : name=NAME | LPAREN inner=expression RPAREN ;

slot : value=element? ;

element : spread=ELLIPSIS? value=assignment ;

objectLiteral : OBJECT_OPEN (items+=property (COMMA items+=property?)*)? RBRACE ;

property
    : spread=ELLIPSIS value=assignment
    | getter=GET key=propertyName LPAREN list=parameters RPAREN typeAnnotation? body=block
    | async=ASYNC? generator=STAR? key=propertyName
      ( COLON value=assignment
      | ASSIGN init=assignment
      | typeParameters? LPAREN list=parameters RPAREN typeAnnotation? body=block )?
    ;

propertyName : word=propertyWord | text=(STRING | NUMBER) | LBRACKET computed=assignment RBRACKET ;

/** Words of the language are names of properties, too. */
propertyWord
    : NAME | AS | SATISFIES | OF | FROM | TYPE | INTERFACE | DECLARE | ENUM | NAMESPACE | MODIFIER
    | FUNCTION_DECL | FUNCTION | CLASS_DECL | CLASS | EXTENDS | IMPORT | IMPORT_CALL | EXPORT | DEFAULT | DEFAULT_CASE
    | CONST | LET | IF | ELSE | FOR | WHILE | DO | RETURN | BREAK | CONTINUE | THROW | TRY | CATCH | FINALLY
    | SWITCH | CASE | NEW | TYPEOF | VOID | DELETE | AWAIT | IN | INSTANCEOF | THIS | NULL_WORD | TRUE | FALSE
    | OTHER_WORD
    ;

templateText : whole=TEMPLATE | head=TEMPLATE_HEAD parts+=expression (texts+=TEMPLATE_MIDDLE parts+=expression)* tail=TEMPLATE_TAIL ;

// ---------------------------------------------------------------------------------------------------------------------
// Patterns of declarations
// ---------------------------------------------------------------------------------------------------------------------

pattern
    : name=(NAME | THIS)
    | OBJECT_OPEN (properties+=patternProperty (COMMA properties+=patternProperty?)*)? RBRACE
    | open=LBRACKET slots+=patternSlot (COMMA slots+=patternSlot)* RBRACKET
    ;

patternProperty
    : rest=ELLIPSIS name=NAME
    | key=propertyName (COLON target=pattern)? (ASSIGN value=assignment)?
    ;

patternSlot : (rest=ELLIPSIS? target=pattern (ASSIGN value=assignment)?)? ;
