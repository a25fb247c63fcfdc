namespace Langfuse.Observe.FSharpValues

type Doc = { Title: string; Score: float }

[<Struct>]
type StructDoc = { T: string }

type Kind =
    | A
    | B of name: string * n: int
    | C of int
    | New of string

type Wrapped = Wrapped of string

[<Struct>]
type Shape =
    | Circle of radius: float
    | Square of side: int

type Tree =
    | Leaf
    | Node of left: Tree * value: int * right: Tree

/// A value by name, and the JSON that capture makes of it.
module Values =
    let all: struct (string * obj * string) array =
        [| struct ("record", box { Title = "t"; Score = 1.5 }, """{"Title":"t","Score":1.5}""")
           struct ("struct record", box { T = "x" }, """{"T":"x"}""")
           struct ("anonymous record", box {| X = 1; Y = "b" |}, """{"X":1,"Y":"b"}""")
           struct ("case without fields", box A, "\"A\"")
           struct ("case with named fields", box (B("n", 1)), """{"B":{"name":"n","n":1}}""")
           struct ("case with one field", box (C 3), """{"C":3}""")
           struct ("case called New", box (New "x"), """{"New":"x"}""")
           struct ("single case", box (Wrapped "x"), """{"Wrapped":"x"}""")
           struct ("struct union", box (Square 2), """{"Square":{"side":2}}""")
           struct ("struct union, first case", box (Circle 1.5), """{"Circle":{"radius":1.5}}""")
           struct ("recursive union", box (Node(Leaf, 1, Leaf)), """{"Node":{"left":"Leaf","value":1,"right":"Leaf"}}""")
           struct ("some", box (Some "s"), "\"s\"")
           struct ("none", box (None: string option), "null")
           struct ("some of none", box (Some(None: int option)), "null")
           struct ("value some", box (ValueSome 4), "4")
           struct ("value none", box (ValueNone: int voption), "null")
           struct ("ok", box (Ok 3: Result<int, string>), """{"Ok":3}""")
           struct ("error", box (Error "e": Result<int, string>), """{"Error":"e"}""")
           struct ("list", box [ 1; 2; 3 ], "[1,2,3]")
           struct ("empty list", box ([]: string list), "[]")
           struct ("list of records", box [ { Title = "t"; Score = 1.0 } ], """[{"Title":"t","Score":1}]""")
           struct ("list of options", box [ Some 1; None ], "[1,null]")
           struct ("map", box (Map.ofList [ "a", 1; "b", 2 ]), """{"a":1,"b":2}""")
           struct ("map with other keys", box (Map.ofList [ 1, "x" ]), """{"1":"x"}""")
           struct ("set", box (Set.ofList [ 2; 1 ]), "[1,2]")
           struct ("array", box [| 1; 2 |], "[1,2]")
           struct ("tuple", box (1, "z"), """{"Item1":1,"Item2":"z"}""")
           struct ("choice", box (Choice1Of2 5: Choice<int, string>), """{"Choice1Of2":5}""")
           struct ("unit", box (), "null") |]

    let sequence: obj = box (seq { for i in 1..3 -> i })
    let computation: obj = box (async { return 1 })
