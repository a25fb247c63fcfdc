using System.Runtime.InteropServices;
using Langfuse.Observe.Integration.Support;

namespace Langfuse.Observe.Integration;

/// <summary>One program, published in every way there is: it records what it records when it is only built.</summary>
[Collection(nameof(PackageFeed))]
public sealed class PublishTests(PackageFeed feed)
{
    private const string Program = """
        using Langfuse.Observe;
        using Langfuse.Observe.Testing;

        using (var recorder = LangfuseRecorder.Start())
        {
            await Shop.PayAsync(new Order("order-1", [new Line("tea", 2), new Line("milk", 1)]), "4242");
            Shop.Generic(new Line("jam", 3));
            foreach (var line in Shop.Lines(2)) { }
            await foreach (var word in Shop.WordsAsync("two words")) { }
            try { Shop.Fail(); } catch (InvalidOperationException) { }
            var local = [Observe] (Kind kind) => kind;
            local(Kind.Big);
            Shop.Hide(new Hidden(1));
            Console.Write(recorder.ToTree());
        }

        enum Kind { Small, Big }

        [Sensitive]
        record Secret(string Value);

        [NotCaptured]
        record Hidden(int Value);

        record Line(string Name, int Count);

        record Order(string Id, List<Line> Lines);

        static class Shop
        {
            [Observe]
            public static async Task<Order> PayAsync(Order order, [Sensitive] string card)
            {
                await Task.Yield();
                return order with { Id = order.Id + card.Length + Double(2) };
            }

            [Observe(AsType = ObservationType.Tool)]
            static int Double(int amount) => amount * 2;

            [Observe]
            public static (Secret, Hidden) Hide(Hidden hidden) => (new Secret("key"), hidden);

            [Observe]
            public static T Generic<T>(T value) => value;

            [Observe]
            public static IEnumerable<Line> Lines(int count)
            {
                for (var i = 0; i < count; i++)
                {
                    yield return new Line("line", Double(i));
                }
            }

            [Observe]
            public static async IAsyncEnumerable<string> WordsAsync(string text)
            {
                foreach (var word in text.Split(' '))
                {
                    await Task.Yield();
                    yield return word;
                }
            }

            [Observe]
            public static void Fail() => throw new InvalidOperationException("boom");
        }
        """;

    private const string Output = """
        span PayAsync < {"order":{"Id":"order-1","Lines":[{"Name":"tea","Count":2},{"Name":"milk","Count":1}]},"card":"***"} > {"Id":"order-144","Lines":[{"Name":"tea","Count":2},{"Name":"milk","Count":1}]}
          tool Double < {"amount":2} > 4
        span Generic < {"value":{"Name":"jam","Count":3}} > {"Name":"jam","Count":3}
        span Lines < {"count":2} > [{"Name":"line","Count":0},{"Name":"line","Count":2}]
          tool Double < {"amount":0} > 0
          tool Double < {"amount":1} > 2
        span WordsAsync < {"text":"two words"} > twowords
        span Fail ! Error InvalidOperationException: boom
        span Main.lambda < {"kind":"Big"} > "Big"
        span Hide > {"Item1":"***"}

        """;

    private static readonly string s_expected = Output.ReplaceLineEndings("\n");

    [Fact]
    public async Task EveryWayToPublish_RecordsTheSame()
    {
        var consumer = feed.NewConsumer("Published", Program, "Langfuse.Observe.Testing", "<RuntimeIdentifier>" + RuntimeInformation.RuntimeIdentifier + "</RuntimeIdentifier>");

        Assert.Equal(s_expected, await PublishedAsync(consumer, "plain", "--no-self-contained"));
        Assert.Equal(s_expected, await PublishedAsync(consumer, "ready-to-run", "--no-self-contained", "-p:PublishReadyToRun=true"));
        Assert.Equal(s_expected, await PublishedAsync(consumer, "single-file", "--no-self-contained", "-p:PublishSingleFile=true"));
        Assert.Equal(s_expected, await PublishedAsync(consumer, "trimmed", "--self-contained", "-p:PublishTrimmed=true"));
    }

    [SkippableTheory]
    [InlineData("net10.0")]
    [InlineData("net9.0")]
    public async Task NativeAot_RecordsTheSame(string framework)
    {
        var linker = new[] { "clang", "gcc" }.FirstOrDefault(IsInstalled);
        Skip.If(linker is null, "Native code is linked by clang or gcc, and neither is installed.");

        // On .NET 9 through the library's net8.0 assembly.
        var consumer = feed.NewConsumer("Native", Program, "Langfuse.Observe.Testing", beside: framework, properties:
            $"<TargetFramework>{framework}</TargetFramework><RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier><PublishAot>true</PublishAot><LangVersion>14</LangVersion>");

        Assert.Equal(s_expected, await PublishedAsync(consumer, "native", "-p:CppCompilerAndLinker=" + linker));
    }

    private static async Task<string> PublishedAsync(Consumer consumer, string folder, params string[] arguments)
    {
        var output = Path.Combine(consumer.Folder, folder);
        var publish = await DotNet.RunAsync(
            consumer.Folder, ["publish", "-nologo", "-v", "q", "-c", "Release", "-o", output, "-p:TrimmerSingleWarn=false", .. arguments]);
        Assert.DoesNotContain("warning", publish.Succeeded(), StringComparison.OrdinalIgnoreCase);

        var program = Path.Combine(output, Path.GetFileNameWithoutExtension(consumer.ProjectFile));
        return (await Command.RunAsync(program, consumer.Folder)).Succeeded().ReplaceLineEndings("\n");
    }

    private static bool IsInstalled(string tool) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, tool)));
}
