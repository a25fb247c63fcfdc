using Langfuse.Observe.Integration.Support;

namespace Langfuse.Observe.Integration;

/// <summary>A program in F#: no analyzer runs there, and its compiler inlines, writes tail calls and has an asynchrony of its own.</summary>
[Collection(nameof(PackageFeed))]
public sealed class FSharpTests(PackageFeed feed)
{
    private const string Program = """
        module Program
        open System.Runtime.CompilerServices
        open System.Threading.Tasks
        open Langfuse.Observe
        open Langfuse.Observe.Testing

        [<Observe; MethodImpl(MethodImplOptions.NoInlining)>]
        let add (a: int) (b: int) = a + b

        [<Observe(AsType = ObservationType.Retriever)>]
        let search (question: string) (top: int) = task {
            do! Task.Delay 1
            return question + string (add top 1) }

        [<Observe>]
        let fail (question: string) = task {
            do! Task.Yield()
            return failwith "broken" }

        [<Observe>]
        let failAtOnce (question: string) : Task<int> = task { return failwith "broken" }

        [<Observe>]
        let cancelled () = task {
            do! Task.Delay(-1, System.Threading.CancellationToken true)
            return 1 }

        [<Observe>]
        let background (question: string) = backgroundTask {
            let! found = search question 3
            return found.Length }

        [<Observe>]
        let rec sum n total = if n = 0 then total else sum (n - 1) (total + n)

        [<Observe>]
        let answer (question: string) = task {
            let! found = search question 2
            let! again = search found 4
            for _ in 1..2 do
                let! more = background question
                add more 1 |> ignore
            return again }

        type Shop() =
            [<Observe; MethodImpl(MethodImplOptions.NoInlining)>]
            member _.Pay(amount: int) : int = if amount > 10 then failwith "too much" else amount

        [<EntryPoint>]
        let main _ =
            use recorder = LangfuseRecorder.Start()
            answer("q").Wait()
            for task in [ fail "q" :> Task; failAtOnce "q"; cancelled () ] do
                try task.Wait() with _ -> ()
            sum 100000 0 |> ignore
            try Shop().Pay 11 |> ignore with _ -> ()
            System.Console.Write(recorder.ToTree())
            0
        """;

    private const string Tree = """
        span answer < {"question":"q"} > q35
          retriever search < {"question":"q","top":2} > q3
            span add < {"a":2,"b":1} > 3
          retriever search < {"question":"q3","top":4} > q35
            span add < {"a":4,"b":1} > 5
          span background < {"question":"q"} > 2
            retriever search < {"question":"q","top":3} > q4
              span add < {"a":3,"b":1} > 4
          span add < {"a":2,"b":1} > 3
          span background < {"question":"q"} > 2
            retriever search < {"question":"q","top":3} > q4
              span add < {"a":3,"b":1} > 4
          span add < {"a":2,"b":1} > 3
        span fail < {"question":"q"} ! Error Exception: broken
        span failAtOnce < {"question":"q"} ! Error Exception: broken
        span cancelled ! Warning cancelled
        span sum < {"n":100000,"total":0} > 705082704
        span Pay < {"amount":11} ! Error Exception: too much

        """;

    private const string Unreached = """
        module Program
        open System
        open Langfuse.Observe

        [<Observe>]
        let add (a: int) (b: int) = a + b

        [<Observe>]
        let join (a: string) (b: string) = String.Concat(a, b, a, b)

        [<Observe>]
        let inline twice x = x + x

        [<Observe>]
        let apply (x: int) (f: int -> int) = Console.WriteLine "apply"; f x

        type Shop() =
            [<Observe>]
            member _.Pay(amount: int) : int = failwith "broken"

        [<Observe>]
        let answer (question: string) = async {
            do! Async.Sleep 1
            return question.Length + add 1 2 }

        [<Observe>]
        let fails (question: string) : Async<string> = async { return failwith "broken" }

        [<Observe>]
        let numbers n = seq { for i in 1..n do yield i }

        [<Observe>]
        let squares (items: int list) = items |> Seq.map (fun i -> i * i)

        [<Observe>]
        let rec even n = if n = 0 then true else odd (n - 1)
        and odd n = if n = 0 then false else even (n - 1)

        [<EntryPoint>]
        let main _ =
            answer (join "a" "b") |> Async.RunSynchronously |> ignore
            numbers (twice 2) |> Seq.sum |> ignore
            squares [ 1 ] |> Seq.sum |> ignore
            (try Shop().Pay 1 with _ -> apply 1 (fun x -> x)) |> ignore
            (try fails "q" |> Async.RunSynchronously with _ -> "") |> ignore
            if even 3 then 1 else 0
        """;

    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    public async Task Program_RecordsEachShape(string configuration)
    {
        var consumer = await NewAsync("Shapes" + configuration, Program);

        Assert.DoesNotContain("warning", (await consumer.BuildAsync("-c", configuration)).Succeeded(), StringComparison.Ordinal);

        Assert.Equal(Tree.ReplaceLineEndings("\n"), (await consumer.RunAsync(configuration)).Succeeded().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task FunctionsThatTheAttributeDoesNotReach_AreNamedByTheBuild()
    {
        var consumer = await NewAsync("Unreached", Unreached);

        var build = (await consumer.BuildAsync("-c", "Release")).Failed();

        foreach (var inlined in new[] { "add", "join", "twice", "apply", "Shop.Pay" })
        {
            Assert.Contains($"warning LFO2011: 'Program.{inlined}'", build, StringComparison.Ordinal);
        }

        foreach (var lazy in new[] { "answer", "fails", "numbers", "squares" })
        {
            Assert.Contains($"warning LFO2010: 'Program.{lazy}' returns", build, StringComparison.Ordinal);
        }

        Assert.Contains("error LFO2009: 'Program.even' comes back to itself by a tail call of 'Program.odd'", build, StringComparison.Ordinal);
        Assert.Contains("Program.fs(6,", build, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Library_IsWarnedOfWhatIsSmall()
    {
        const string Library = """
            module Shop
            open Langfuse.Observe

            [<Observe>]
            let add (a: int) (b: int) = a + b

            [<Observe>]
            let total (items: int list) =
                let mutable sum = 0
                for item in items do
                    if item > 0 then sum <- sum + item * 2 else sum <- sum - 1
                sum
            """;
        var consumer = await NewAsync("Library", Library, "Library");

        var build = (await consumer.BuildAsync("-c", "Release")).Succeeded();

        Assert.Contains("warning LFO2011: 'Shop.add'", build, StringComparison.Ordinal);
        Assert.DoesNotContain("Shop.total", build, StringComparison.Ordinal);
    }

    private async Task<Consumer> NewAsync(string name, string program, string outputType = "Exe")
    {
        var folder = Directory.CreateDirectory(Path.Combine(feed.Root, "FSharp" + name)).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, name + ".fsproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>{outputType}</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <Compile Include="Program.fs" />
                <PackageReference Include="Langfuse.Observe.Testing" Version="{feed.Version}" />
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.fs"), program);
        return new Consumer(folder, name);
    }
}
