using Langfuse.Observe.Weaver.Tests.Conformance;
using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Modules;

/// <summary>Beside the code of observed methods, a woven assembly says what the compiler wrote.</summary>
public sealed class MetadataTests
{
    // One of each thing that C# can put into metadata.
    private const string Odd = """
        using System.Runtime.InteropServices; using System.Runtime.CompilerServices; using System.Diagnostics.CodeAnalysis; using System.ComponentModel;
        [module: SkipLocalsInit]
        [assembly: System.Reflection.AssemblyMetadata("key", "value")]
        [assembly: TypeForwardedTo(typeof(List<>))]
        public delegate int WithDefaults(int y, int x = 5, string s = "text", decimal m = 1.5m, DayOfWeek day = DayOfWeek.Friday, double d = double.NaN, long? n = null);
        public delegate ref readonly int Returning(in int x, ref readonly long y, scoped Span<char> z, params int[] more);
        public delegate void Marshalled([MarshalAs(UnmanagedType.LPUTF8Str)] string s, [In, Out] int[] numbers, [Optional] object o);
        [StructLayout(LayoutKind.Explicit, Size = 24, Pack = 2)] public struct Explicit { [FieldOffset(0)] public int A; [FieldOffset(0)] public long B; [FieldOffset(8)] public Fixed F; }
        public unsafe struct Fixed { public fixed byte Bytes[8]; }
        [InlineArray(4)] public struct Inline { private int _first; }
        [Flags] public enum Bits : ulong { None, One = 1, Top = 1UL << 63 }
        public interface IMath<TSelf> where TSelf : IMath<TSelf>, allows ref struct { static abstract TSelf operator +(TSelf a, TSelf b); static virtual int Zero => 0; int this[int i, string s = "x"] { get; } }
        public abstract class Base<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T, U> where T : class, new() where U : unmanaged, IComparable<U> { public virtual Base<T, U> Self => this; public abstract required T Value { get; init; } [Obsolete("o", true)] public event EventHandler<T> Changed { add { } remove { } } }
        public class Derived : Base<object, int>, IEnumerable<int> { public override Derived Self => this; public override required object Value { get; init; } IEnumerator<int> IEnumerable<int>.GetEnumerator() { yield break; } IEnumerator IEnumerable.GetEnumerator() => null; ~Derived() { } [SetsRequiredMembers] public Derived() { } }
        public static partial class Native
        {
            [DllImport("c", EntryPoint = "getpid", SetLastError = true, CharSet = CharSet.Unicode, ExactSpelling = true, CallingConvention = CallingConvention.Cdecl, BestFitMapping = false)] public static extern int Pid([MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 1)] int[] a, int n);
            [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])] public static int Call(int x) => x;
            public static unsafe delegate* unmanaged[Cdecl, SuppressGCTransition]<int, int> Pointer;
            public static unsafe delegate*<ref int, in long, void> Managed;
            [ThreadStatic] public static volatile int Field; public const string Text = "c"; public const decimal Money = 2.5m; public const string Nothing = null; public static readonly byte[] Data = [1, 2, 3, 4, 5, 6, 7, 8]; public static ReadOnlySpan<int> Numbers => [1, 2, 3];
        }
        [DebuggerDisplay1("x")] public record struct Point(int X, [property: Description("y")] int Y) { public readonly int Sum => X + Y; }
        [AttributeUsage(AttributeTargets.All)] public sealed class DebuggerDisplay1Attribute(object o, params Type[] types) : Attribute { public DayOfWeek[] Days { get; set; } public object Other = 3; }
        [DebuggerDisplay1(new[] { 1, 2 }, typeof(List<>), typeof(Dictionary<string, int[]>), Days = [DayOfWeek.Friday], Other = (sbyte)-1)] public ref struct Stack { public ref readonly int Field; public required int R { get; set; } }
        file class Local { public static int M() => 1; }
        public static class Extensions
        {
            extension(Point p) { public int Twice => p.Sum * 2; public static Point operator *(Point a, int b) => new(a.X * b, a.Y * b); [Observe] public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y); }
            extension<T>(List<T> list) where T : struct { public T First0 { get => list[0]; } }
        }
        public static class Observed
        {
            [Observe] public static int M(int x, int y = 3, [CallerMemberName] string name = "") { var f = (int a = 7, params string[] rest) => a + rest.Length; var h = (string s = "default", double d = 1.5, long l = long.MaxValue, char c = 'x', bool b = true, int n = -1) => s; h(); dynamic d = x; Func<int, int, int> g = (_, _) => 1; return f() + (int)d + g(1, 2); }
            [Observe] public static async Task<(int A, string B)> N(nint n, (int First, dynamic Second)? tuple) { await Task.Yield(); var anonymous = new { n, tuple }; return (anonymous.GetHashCode(), nameof(tuple)); }
            [Observe, MethodImpl(MethodImplOptions.NoOptimization | MethodImplOptions.Synchronized)] public static string O(string s) => s switch { "a" => "b", "c" => "d", "e" => "f", "g" => "h", "i" => "j", "k" => "l", "m" => "n", _ => $"{s,5:x}" };
        }
        """;

    private static readonly string s_top = "[Observe] static int Local(int x = 4) => x; Console.WriteLine(Local());\n";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Tables_AreThoseOfTheUnwoven(bool isRelease)
    {
        var snippet = new Snippet(Odd) { IsRelease = isRelease };

        Same(MetadataTables.Read(snippet.Compile()), MetadataTables.Read(snippet.Weave()));
    }

    [Fact]
    public void Tables_OfEveryKind_AreThoseOfTheUnwoven() =>
        Same(MetadataTables.Read(Build.Release.Value.Unwoven.Path), MetadataTables.Read(Build.Release.Value.Woven.Path));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Headers_AreThoseOfTheUnwoven(bool isExecutable)
    {
        var snippet = new Snippet(isExecutable ? s_top : Odd) { IsExecutable = isExecutable };

        Assert.Equal(string.Join('\n', MetadataTables.ReadHeaders(snippet.Compile())), string.Join('\n', MetadataTables.ReadHeaders(snippet.Weave())));
    }

    [Theory]
    [InlineData(Microsoft.CodeAnalysis.Emit.DebugInformationFormat.Embedded)]
    [InlineData(null)]
    public void Tables_WithOtherSymbols_AreThoseOfTheUnwoven(Microsoft.CodeAnalysis.Emit.DebugInformationFormat? symbols)
    {
        var snippet = new Snippet(Odd) { Symbols = symbols };

        Same(MetadataTables.Read(snippet.Compile()), MetadataTables.Read(snippet.Weave()));
    }

    [Fact]
    public void Code_IsCompiledByTheJit() => Assert.True(new LoadedAssembly(new Snippet(Odd).Weave()).PrepareAll() > 30);

    private static void Same(IReadOnlyList<string> unwoven, IReadOnlyList<string> woven)
    {
        Assert.True(unwoven.Count > 200);
        var differences = unwoven.Except(woven).Select(line => "- " + line).Concat(woven.Except(unwoven).Select(line => "+ " + line)).ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.Equal(unwoven.Count, woven.Count);
    }
}
