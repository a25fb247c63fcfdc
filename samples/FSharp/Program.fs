/// One trace with a retriever, a generation and a tool, in F#.
module Program

open System.Runtime.CompilerServices
open System.Threading.Tasks
open Langfuse.Observe

type Document = { Title: string; Score: float }

[<Observe(AsType = ObservationType.Retriever)>]
let search (question: string) (top: int) = task {
    do! Task.Delay 5
    return [ for rank in 1..top -> { Title = $"page {rank}"; Score = 1.0 / float rank } ] }

[<Observe(AsType = ObservationType.Generation, Model = "gpt-4o")>]
let generate (question: string) (documents: Document list) = task {
    do! Task.Delay 20
    LangfuseContext.UpdateCurrentObservation(usage = Usage(input = 40, output = 9)) |> ignore
    return $"{documents.Length} documents say: within 30 days." }

// So small that the compiler would put its body in the place of its calls.
[<Observe(AsType = ObservationType.Tool); MethodImpl(MethodImplOptions.NoInlining)>]
let best (documents: Document list) = documents |> List.maxBy _.Score

[<Observe>]
let answer (question: string) = task {
    let! documents = search question 2
    let! text = generate question documents
    return $"{text} ({(best documents).Title})" }

[<EntryPoint>]
let main _ =
    // LANGFUSE_* from the environment; what is left is sent when it is disposed.
    use langfuse = LangfuseClient.Start()
    printfn "%s" (answer("What is the return policy?").Result)
    0
