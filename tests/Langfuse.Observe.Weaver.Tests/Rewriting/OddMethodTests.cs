using System.Text;
using Langfuse.Observe.Testing;
using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Rewriting;

/// <summary>Methods that are large, or say something unusual.</summary>
public sealed class OddMethodTests
{
    public static TheoryData<string, bool> LargeAsyncMethods => new()
    {
        { "async Task<int>", false }, { "async Task<int>", true }, { "async Task", false }, { "async ValueTask<int>", false }, { "async void", false },
        { "async IAsyncEnumerable<int>", false },
    };

    /// <summary>Over 255 locals the C# compiler writes other instructions around what ends the state machine.</summary>
    [Theory]
    [MemberData(nameof(LargeAsyncMethods))]
    public async Task AsyncMethodWithManyAwaits_IsWoven(string signature, bool isRelease)
    {
        var body = new StringBuilder();
        for (var index = 0; index < 150; index++)
        {
            body.Append($"if (x > {index}) {{ var a{index} = await Task.FromResult(x + {index}); sum += a{index}; }} else {{ var b{index} = await Task.FromResult({index}); sum -= b{index}; }}\n");
        }

        var end = signature.Contains("Enumerable", StringComparison.Ordinal) ? "yield return sum;" : signature.Contains('<') ? "return sum;" : "await Task.CompletedTask;";
        var call = signature switch
        {
            "async void" => "M(75);",
            "async IAsyncEnumerable<int>" => "await foreach (var i in M(75)) { }",
            _ => "await M(75);",
        };
        var assembly = new LoadedAssembly(new Snippet($$"""
            static class Program
            {
                public static async Task Run() { {{call}} }
                [Observe] static {{signature}} M(int x) { var sum = 0; {{body}} {{end}} }
            }
            """) { IsRelease = isRelease }.Weave());
        using var recorder = LangfuseRecorder.Start();

        await (Task)assembly.Method("Program", "Run").Invoke(null, null)!;

        Assert.Equal("{\"x\":75}", Assert.Single(recorder.Observations).Input);
    }

    [Theory]
    [InlineData("M(in Unsafe.NullRef<string>())", "int M([UserId] in string s) => 1;", "span M > 1\n")]
    [InlineData("M(in Unsafe.NullRef<string>())", "int M([SessionId] in string s) => 1;", "span M > 1\n")]
    [InlineData("M(ref Unsafe.NullRef<Guid>())", "int M([Model] ref Guid s) => 1;", "span M > 1\n")]
    [InlineData("M(in Unsafe.NullRef<string>(), in Unsafe.NullRef<string>())", "int M([TraceId] in string s, [ParentObservationId] in string t) => 1;", "span M > 1\n")]
    [InlineData("M(in Nothing())", "int M(in ReadOnlySpan<char> s) => 1; static unsafe ref ReadOnlySpan<char> Nothing() => ref *(ReadOnlySpan<char>*)null;", "span M > 1\n")]
    [InlineData("M(ref Nothing())", "int M(ref Span<char> s) => 1; static unsafe ref Span<char> Nothing() => ref *(Span<char>*)null;", "span M > 1\n")]
    [InlineData("M(ref Unsafe.NullRef<int>())", "int M(ref int s) => 1;", "span M > 1\n")]
    [InlineData("M(in s)", "int M([UserId] in string s) => 1; static string s = \"u1\";", "span M < {\"s\":\"u1\"} > 1\n")]
    [InlineData("{ ReadOnlySpan<char> s = \"abc\"; M(in s); }", "int M(in ReadOnlySpan<char> s) => 1;", "span M < {\"s\":\"abc\"} > 1\n")]
    [InlineData("{ Span<char> s = \"abc\".ToCharArray(); M(ref s); }", "int M(ref Span<char> s) => 1;", "span M < {\"s\":\"abc\"} > 1\n")]
    public void ReferenceToNothing_ChangesNothing(string call, string method, string expected)
    {
        var source = $$"""static class Program { public static void Run() { {{call}}; } [Observe] static {{method}} }""";

        new LoadedAssembly(new Snippet(source).Weave()).Method("Program", "Run").Invoke(null, null);
        Assert.Equal(expected, Recorded.Tree(source));
    }

    [Fact]
    public void UserIdByReference_IsRead()
    {
        var assembly = new LoadedAssembly(new Snippet("""static class Program { static string s = "u1"; public static void Run() { M(in s); } [Observe] static int M([UserId] in string s) => 1; }""").Weave());
        using var recorder = LangfuseRecorder.Start();

        assembly.Method("Program", "Run").Invoke(null, null);

        Assert.Equal("u1", Assert.Single(recorder.Traces).UserId);
    }

    [Theory]
    [InlineData("(int _, int _) => 1", "f(1, 2)", "{\"_\":1,\"_2\":2}")]
    [InlineData("(int _, string _, int x) => x", "f(1, \"a\", 3)", "{\"_\":1,\"_2\":\"a\",\"x\":3}")]
    [InlineData("(int _) => 1", "f(1)", "{\"_\":1}")]
    [InlineData("static (int a, int _, int _2, int _) => 1", "f(1, 2, 3, 4)", null)]
    public void Discards_AreRecordedUnderNamesOfTheirOwn(string lambda, string call, string? input)
    {
        var tree = Recorded.Tree($$"""static class Program { public static void Run() { var f = [Observe] {{lambda}}; {{call}}; } }""");

        var recorded = System.Text.Json.Nodes.JsonNode.Parse(tree[(tree.IndexOf('<') + 1)..tree.IndexOf('>')])!.AsObject();
        Assert.Equal(call.Count(character => character == ',') + 1, recorded.Count);
        if (input is not null)
        {
            Assert.Equal(input, recorded.ToJsonString());
        }
    }

    [Theory]
    [InlineData("public static P operator +(P a, P b) => a;", "_ = new P() + new P();", "operator +")]
    [InlineData("public static P operator -(P a) => a;", "_ = -new P();", "operator -")]
    [InlineData("public static P operator *(P a, int b) => a;", "_ = new P() * 2;", "operator *")]
    [InlineData("public static P operator checked +(P a, P b) => a; public static P operator +(P a, P b) => a;", "_ = checked(new P() + new P());", "operator +")]
    public void OperatorOfAnExtensionBlock_HasItsWrittenName(string operators, string statement, string name)
    {
        var observed = operators.Replace("public", "[Observe(CaptureInput = false, CaptureOutput = false)] public", StringComparison.Ordinal);

        Assert.Equal($"span {name}\n", Recorded.Tree($$"""
            public class P { }
            public static class Extensions { extension(P p) { {{observed}} } }
            static class Program { public static void Run() { {{statement}} } }
            """));
    }

    [Fact]
    public void MethodNamedLikeAnOperator_KeepsItsName() => Assert.Equal(
        "span op_Addition > 1\n",
        Recorded.Tree("static class Program { public static void Run() { op_Addition(); } [Observe] static int op_Addition() => 1; }"));
}
