using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Runtime;

/// <summary>What weaving adds to the stack frame of a method while nothing records: a deep recursion stays about as deep as it was.</summary>
public sealed class StackUseTests
{
    // A pointer to the frame, the observation, and what alignment makes of them.
    private const int MostBytesAdded = 64;

    private const string Methods = """
        [MethodImpl(MethodImplOptions.NoInlining)] OBSERVE static int Sum(int n, string q, List<int> items) { if (n == 0) { Probe.Touch(); return 0; } return 1 + Sum(n - 1, q, items); }
        [MethodImpl(MethodImplOptions.NoInlining)] OBSERVE static void Nothing(int n, string q, List<int> items) { if (n == 0) { Probe.Touch(); return; } try { Nothing(n - 1, q, items); } finally { if (n < 0) { Console.WriteLine(q); } } }
        [MethodImpl(MethodImplOptions.NoInlining)] OBSERVE static (long, long, string) Large(int n, string q, List<int> items) { if (n == 0) { Probe.Touch(); return (1, 2, q); } var r = Large(n - 1, q, items); return (r.Item1 + n, r.Item2, r.Item3); }
        [MethodImpl(MethodImplOptions.NoInlining)] OBSERVE static Task<int> Passed(int n, string q, List<int> items) { if (n == 0) { Probe.Touch(); return Task.FromResult(1); } var t = Passed(n - 1, q, items); return t.IsCompleted ? t : Task.FromResult(q.Length); }
        [MethodImpl(MethodImplOptions.NoInlining)] OBSERVE static string Body(int n, string q, List<int> items) { if (n == 0) { Probe.Touch(); return q; } var sum = 0; foreach (var i in items) { sum += i; } var text = $"{q}:{n}:{sum}"; var r = Body(n - 1, q, items); return text.Length > r.Length ? text : r; }
        OBSERVE static async Task<int> Async(int n, string q, List<int> items) { if (n == 0) { Probe.Touch(); return 1; } var t = await Async(n - 1, q, items); return t + q.Length; }
        """;

    private static readonly LoadedAssembly s_assembly = new(new Snippet($$"""
        public static unsafe class Probe
        {
            static long top, bottom;
            [MethodImpl(MethodImplOptions.NoInlining)] public static void Touch() { byte here; bottom = (long)&here; }
            [MethodImpl(MethodImplOptions.NoInlining)] static long Deep(Action<int> deep, int depth) { byte here; top = (long)&here; deep(depth); return top - bottom; }

            // Of two depths, so that what is there once does not count.
            public static long Of(Action<int> deep) => (Deep(deep, 200) - Deep(deep, 100)) / 100;
        }
        public static class Plain { {{Methods.Replace("OBSERVE", "public", StringComparison.Ordinal)}} }
        public static class Woven { {{Methods.Replace("OBSERVE", "[Observe] public", StringComparison.Ordinal)}} }
        public static class Program
        {
            static List<int> items = [1, 2];
            public static long Bytes(string type, string name) => (type + name) switch
            {
                {{string.Concat(from type in new[] { "Plain", "Woven" } from name in new[] { "Sum", "Nothing", "Large", "Passed", "Body", "Async" }
                                select $"\"{type}{name}\" => Probe.Of(n => {type}.{name}(n, \"q\", items)),\n")}}
                _ => throw new ArgumentException(name),
            };
        }
        """) { IsRelease = true }.Weave(), isOptimised: true);

    [Theory]
    [InlineData("Sum", null)]
    [InlineData("Nothing", null)]
    [InlineData("Large", null)]
    [InlineData("Passed", null)]
    [InlineData("Body", 1.35)]
    [InlineData("Async", 1.3)]
    public void Frame_IsLittleLarger(string method, double? mostTimes)
    {
        var measure = s_assembly.Delegate<Func<string, string, long>>("Program", "Bytes");
        measure("Plain", method);
        measure("Woven", method);

        var (plain, woven) = (measure("Plain", method), measure("Woven", method));

        Assert.InRange(woven - plain, 0, MostBytesAdded);
        Assert.True(woven <= plain * (mostTimes ?? double.MaxValue), $"{woven} bytes for {plain}");
    }
}
