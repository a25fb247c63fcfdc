using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.UsageRules;

namespace Langfuse.Observe.Analyzers.Tests.Usage;

public class ObservedAttributeTests
{
    [Fact]
    public Task NoBody_Triggers() => Verify.TriggersAsync(LFO1001_NoBody, """
        using System.Runtime.InteropServices;

        public abstract class Answerer
        {
            [[|Observe|]]
            public abstract string Answer(string question);

            [[|Observe|]]
            public abstract string Name { get; }

            [DllImport("native"), [|Observe|]]
            public static extern int Count(int value);
        }

        public interface IAnswerer
        {
            [[|Observe|]]
            string Answer(string question);

            [Observe]
            string Shout(string question) => Answer(question).ToUpperInvariant();
        }
        """);

    [Fact]
    public Task WithBody_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        [Observe]
        public abstract class Answerer
        {
            public abstract string Answer(string question);

            [Observe]
            public virtual string Tell(string question) => question;

            [Observe]
            public string Name => "answerer";
        }
        """);

    [Fact]
    public Task ConstructorOrFinaliser_Triggers() => Verify.TriggersAsync(LFO1002_ConstructorOrFinaliser, """
        public class Index
        {
            [[|Observe|]]
            public Index() { }

            [[|Observe|]]
            ~Index() { }
        }
        """);

    [Fact]
    public Task Reducer_Triggers() => Verify.TriggersAsync(LFO1004_ReducerDoesNotFit, """
        public class Joining : IStreamReducer<string, string>
        {
            public void Add(string item) { }
            public string Complete() => "";
        }

        public class Keyed(int key) : IStreamReducer<string, int>
        {
            public void Add(string item) { }
            public int Complete() => key;
        }

        public static class Streams
        {
            [Observe([|Reducer = typeof(Joining)|])]
            public static IEnumerable<int> Numbers() { yield return 1; }

            [Observe([|Reducer = typeof(Keyed)|])]
            public static async IAsyncEnumerable<string> Words() { await Task.Yield(); yield return "a"; }

            [Observe([|Reducer = typeof(Random)|])]
            public static async IAsyncEnumerable<string> More() { await Task.Yield(); yield return "a"; }

            [Observe([|Reducer = typeof(Joining)|])]
            public static Task<string> One() => Task.FromResult("a");

            [Observe(Reducer = typeof(Joining))]
            public static async IAsyncEnumerable<string> Right() { await Task.Yield(); yield return "a"; }
        }
        """);

    [Fact]
    public Task UnsupportedShape_Triggers() => Verify.TriggersAsync(LFO1007_UnsupportedShape, """
        using System.Runtime.InteropServices;

        public static class Native
        {
            [UnmanagedCallersOnly, [|Observe|]]
            public static int Callback(int value) => value;

            [[|Observe|]]
            public static int Sum(__arglist) => 0;
        }
        """);

    [Fact]
    public Task ModelOnSpan_Triggers() => Verify.TriggersAsync(LFO1009_GenerationFieldElsewhere, """
        public static class Llm
        {
            [Observe([|Model = "gpt-4o"|])]
            public static string Ask(string question) => question;

            [Observe(AsType = ObservationType.Tool, [|Model = "gpt-4o"|])]
            public static string Call(string question) => question;

            [Observe(AsType = ObservationType.Generation, Model = "gpt-4o")]
            public static string Generate(string question) => question;

            [Observe(AsType = ObservationType.Embedding, Model = "small")]
            public static string Embed(string question) => question;
        }
        """);

    [Fact]
    public Task UsageOnCurrentSpan_Triggers() => Verify.TriggersAsync(LFO1009_GenerationFieldElsewhere, """
        public static class Llm
        {
            [Observe]
            public static void Ask(LangfuseClient langfuse)
            {
                LangfuseContext.UpdateCurrentObservation([|usage: new Usage(input: 1)|]);
                LangfuseContext.UpdateCurrentObservation(output: "text");
            }

            [Observe(AsType = ObservationType.Generation)]
            public static void Generate() => LangfuseContext.UpdateCurrentObservation(model: "gpt-4o");

            public static void Manual(LangfuseClient langfuse)
            {
                using var trace = langfuse.StartTrace("t");
                using var span = trace.StartSpan("s");
                span.Update([|model: "gpt-4o"|]);
                using var tool = langfuse.StartObservation("tool", ObservationType.Tool, [|model: "gpt-4o"|]);
                using var generation = trace.StartGeneration("g", model: "gpt-4o");
                generation.Update(usage: new Usage(input: 1));
            }
        }
        """);

    [Fact]
    public Task StreamInside_Triggers() => Verify.TriggersAsync(LFO1010_StreamInsideResult, """
        public static class Llm
        {
            [[|Observe|]]
            public static Task<IAsyncEnumerable<string>> AskAsync(string question) => null!;

            [[|Observe|]]
            public static (string Id, IAsyncEnumerable<string> Items) Ask(string question) => default;

            [[|Observe|]]
            public static Task<(string Id, IAsyncEnumerable<string> Items)> AskBothAsync(string question) => null!;

            [[|Observe|]]
            public static Answer AskForAnswer(string question) => null!;

            [[|Observe|]]
            public static async Task<Answer> AskForAnswerAsync(string question) { await Task.Yield(); return null!; }

            [Observe]
            public static Task<IEnumerable<string>> ListAsync(string question) => null!;

            [[|Observe|]]
            public static Task<IAsyncEnumerable<string>> PerhapsAsync(string question) => question == "" ? FollowAsync(question) : AskAsync(question);

            [Observe]
            public static Task<IAsyncEnumerable<string>> HandOnAsync(string question) => FollowAsync(question);

            [Observe]
            public static Task<IAsyncEnumerable<string>> HandOnLaterAsync(string question) { if (question == "") { return FollowAsync("a"); } return HandOnAsync(question); }

            [Observe]
            public static ValueTask<IAsyncEnumerable<string>> ValueAsync(string question) => new(AskAsync(question));

            [Observe]
            public static async Task<IAsyncEnumerable<string>> FollowAsync(string question) { await Task.Yield(); return null!; }

            [Observe]
            public static async ValueTask<IAsyncEnumerator<string>> FollowEnumeratorAsync(string question) { await Task.Yield(); return null!; }
        }

        public abstract class Answer : IAsyncEnumerable<string>
        {
            public abstract IAsyncEnumerator<string> GetAsyncEnumerator(System.Threading.CancellationToken cancellationToken);
        }
        """);

    [Fact]
    public Task AsyncVoid_Triggers() => Verify.TriggersAsync(LFO1012_AsyncVoid, """
        public static class Job
        {
            [[|Observe|]]
            public static async void Run() => await Task.Yield();

            [Observe]
            public static async Task RunAsync() => await Task.Yield();
        }
        """);

    [Fact]
    public Task SampleRate_Triggers() => Verify.TriggersAsync(LFO1014_SampleRateOutOfRange, """
        public static class Job
        {
            [Observe(SampleRate = [|10|])]
            public static void Run() { }

            [Observe(SampleRate = 0.5)]
            public static void Half() { }

            public static LangfuseClient Start() => LangfuseClient.Start(options => options.SampleRate = [|-1|]);
        }
        """);

    [Fact]
    public Task Both_Triggers() => Verify.TriggersAsync(LFO1015_ObservedAndNotObserved, """
        public static class Job
        {
            [[|Observe|]]
            [NotObserved]
            public static void Run() { }
        }
        """);

    [Fact]
    public Task PrimaryConstructor_Triggers() => Verify.TriggersAsync(LFO1002_ConstructorOrFinaliser, """
        [method: [|Observe|]]
        public sealed class SearchIndex(string path)
        {
            [Observe]
            public string Load() => path;
        }
        """);
}
