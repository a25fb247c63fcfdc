using System.Reflection;
using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Runtime;

/// <summary>Optimised code throws from blocks that its checks share. The runtime takes them for the start of the method.</summary>
public sealed class OptimisedLinesTests
{
    private const string Source = """

        static class C
        {
            [Observe] public static int Index(int[] a, int i)
            {
                var x = a.Length;
                x += a[i];
                return x * 2;
            }
            [Observe] public static int Overflow(int a, int b) => checked(a + b);
            [Observe] public static int Protected(int[] a, int i)
            {
                try
                {
                    return a[i];
                }
                finally
                {
                    a[0] = 1;
                }
            }
            [Observe] public static Task<int> Tasks(int[] a, int i) => Task.FromResult(a[i]);
        }
        """;

    public static TheoryData<string, object[]> Calls => new()
    {
        { "Index", [new int[2], 5] },
        { "Overflow", [int.MaxValue, 1] },
        { "Protected", [new int[2], 5] },
        { "Tasks", [new int[2], 5] },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void ExceptionOfTheRuntime_HasTheLineOfTheUnwoven(string method, object[] arguments)
    {
        var snippet = new Snippet(Source) { IsRelease = true };

        var expected = Frame(snippet.Compile(), method, arguments);

        Assert.Contains(":line ", expected, StringComparison.Ordinal);
        Assert.Equal(expected, Frame(snippet.Weave(), method, arguments));
    }

    private static string Frame(string assembly, string method, object[] arguments)
    {
        var thrown = Assert.Throws<TargetInvocationException>(() => new LoadedAssembly(assembly).Method("C", method).Invoke(null, arguments));
        return thrown.InnerException!.StackTrace!.Split('\n')[0].Trim();
    }
}
