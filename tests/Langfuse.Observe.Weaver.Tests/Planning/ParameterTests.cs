using Langfuse.Observe.Testing;
using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Planning;

/// <summary>What becomes of the parameters of an observed method.</summary>
public sealed class ParameterTests
{
    [Theory]
    [InlineData("int a = 1, string b = \"x\"", "", "{\"a\":1,\"b\":\"x\"}")]
    [InlineData("CancellationToken token, Action act, Func<int> f, System.IO.Stream s, System.IO.MemoryStream m, IServiceProvider p, int a", "default, null, null, null, null, null, 1", "{\"a\":1}")]
    [InlineData("Span<int> s, int a", "default, 1", "{\"a\":1}")]
    [InlineData("ReadOnlySpan<char> s, Span<char> t", "\"abc\", new[] { 'd' }", "{\"s\":\"abc\",\"t\":\"d\"}")]
    [InlineData("in int a, ref int b, out int c", "1, ref Program.F, out Program.F", "{\"a\":1,\"b\":7}")]
    [InlineData("[NotCaptured] int a, [Sensitive] string b", "1, \"secret\"", "{\"b\":\"***\"}")]
    [InlineData("Secret a, Hidden b, Secret[] c", "null, null, null", "{\"a\":\"***\",\"c\":null}")]
    [InlineData("IQueryable<int> q, int a", "null, 1", "{\"q\":\"IQueryable<int>\",\"a\":1}")]
    [InlineData("Task<int> t, ValueTask v, IAsyncEnumerable<string> s", "null, default, null", "{\"t\":\"Task<int>\",\"v\":\"ValueTask\",\"s\":\"IAsyncEnumerable<string>\"}")]
    [InlineData("System.Threading.Channels.Channel<int> c", "null", "{\"c\":\"Channel<int>\"}")]
    [InlineData("IEnumerable<int> s", "new List<int> { 1, 2 }", "{\"s\":[1,2]}")]
    [InlineData("int? n, (int A, string B) t, DayOfWeek d", "null, (1, \"b\"), DayOfWeek.Friday", null)]
    public void Argument_IsRecordedAsItsTypeAllows(string parameters, string arguments, string? input)
    {
        var program = $$"""
            [Sensitive] class Secret { }
            [NotCaptured] class Hidden { }
            static class Program { public static int F = 7; public static void Run() { M({{arguments}}); } [Observe] static void M({{parameters}}) { {{(parameters.Contains("out ", StringComparison.Ordinal) ? "c = 9;" : "")}} } }
            """;
        var assembly = new LoadedAssembly(new Snippet(program).Weave());
        using var recorder = LangfuseRecorder.Start();
        assembly.Method("Program", "Run").Invoke(null, null);

        var recorded = Assert.Single(recorder.Observations).Input;
        if (input is null)
        {
            Assert.StartsWith("{\"n\":null,\"t\":", recorded, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(input, recorded);
        }
    }

    [Fact]
    public void OpaqueParameter_IsNamedByAnInfo()
    {
        var result = Weaving.Weave(new Snippet("class C { [Observe] static unsafe void M(IQueryable<int> orders, int* p, CancellationToken t) { } }").Compile());

        Assert.True(result.IsWritten);
        Assert.Equal(["LFO1006", "LFO1006"], result.Findings.Select(finding => finding.Rule.Id));
        Assert.Contains("'orders' of 'C.M'", result.Findings[0].Message, StringComparison.Ordinal);
        Assert.Contains("int*", result.Findings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Markers_SetTheTraceAndTheModel()
    {
        const string Trace = "0af7651916cd43dd8448eb211c80319c";
        const string Parent = "b7ad6b7169203331";
        var assembly = new LoadedAssembly(new Snippet($$"""
            static class Program { public static void Run() { M("user-1", Guid.Empty, "{{Trace}}", "{{Parent}}", "gpt-4o"); } [Observe(AsType = ObservationType.Generation)]
            static void M([UserId] string user, [SessionId] Guid session, [TraceId] string trace, [ParentObservationId] string parent, [Model] string model) { } }
            """).Weave());
        using var recorder = LangfuseRecorder.Start();
        assembly.Method("Program", "Run").Invoke(null, null);

        var trace = Assert.Single(recorder.Traces);
        var observation = Assert.Single(trace.Observations);
        Assert.Equal(Trace, observation.TraceId);
        Assert.Equal("gpt-4o", observation.Model);
        Assert.Equal("user-1", trace.UserId);
        Assert.Equal(Guid.Empty.ToString(), trace.SessionId);
        Assert.Contains("\"user\":\"user-1\"", observation.Input, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[UserId] char* user", "[UserId] on parameter 'user' of 'C.M' cannot read a char*. Put it on a parameter of type string, Guid or number.")]
    [InlineData("[SessionId] ReadOnlySpan<char> session", "[SessionId] on parameter 'session' of 'C.M' cannot read a System.ReadOnlySpan<char>.")]
    [InlineData("[TraceId] Span<char> trace", "[TraceId] on parameter 'trace' of 'C.M' cannot read a System.Span<char>. Put it on a parameter of type string.")]
    [InlineData("[Model] out string model", "[Model] on parameter 'model' of 'C.M' cannot read a value that is yet to be set, of type string.")]
    public void MarkerThatCannotBeRead_IsNamedAndDoesNothing(string parameter, string message)
    {
        var body = parameter.Contains("out ", StringComparison.Ordinal) ? "model = \"m\";" : "";
        var path = new Snippet($"class C {{ [Observe] static unsafe void M({parameter}) {{ {body} }} }}").Compile();

        var result = Weaving.Weave(path);

        Assert.True(result.IsWritten);
        Assert.StartsWith(message, Assert.Single(result.Findings, finding => finding.Rule.Id == "LFO1005").Message, StringComparison.Ordinal);
        Assert.True(new LoadedAssembly(path).PrepareAll() > 0);
    }

    [Fact]
    public void EveryOptionOfTheAttribute_ReachesTheObservation()
    {
        var assembly = new LoadedAssembly(new Snippet("""
            class Sum : IStreamReducer<int, int> { int s; public void Add(int item) => s += item; public int Complete() => s; }
            static class Program
            {
                public static void Run() { Outer(); foreach (var i in Items()) { } }
                [Observe] static void Outer() { M(1); }
                [Observe(Name = "n", AsType = ObservationType.Embedding, Model = "m", Level = ObservationLevel.Debug, Version = "v", CaptureInput = false, CaptureOutput = false, Root = true)] static int M(int x) => x;
                [Observe(Reducer = typeof(Sum))] static IEnumerable<int> Items() { yield return 1; yield return 2; }
            }
            """).Weave());
        using var recorder = LangfuseRecorder.Start();
        assembly.Method("Program", "Run").Invoke(null, null);

        var observation = recorder.Observations.Single(candidate => candidate.Name == "n");
        Assert.Equal((ObservationType.Embedding, "m", ObservationLevel.Debug, "v"), (observation.Type, observation.Model, observation.Level, observation.Version));
        Assert.Equal((null, null, null), (observation.Input, observation.Output, observation.ParentId));
        Assert.Equal("3", recorder.Observations.Single(candidate => candidate.Name == "Items").Output);
    }
}
