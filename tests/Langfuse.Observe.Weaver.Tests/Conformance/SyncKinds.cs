namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>Where a method can stand, and what its signature can be.</summary>
internal static class SyncKinds
{
    public static IReadOnlyList<Kind> All { get; } =
    [
        Of("static method", "[Observe] public static int M(int x) { BODY return Work.Do(x, Call); } public static int Call(int x) => M(x);"),
        Of("private method", "[Observe] private static int M(int x) { BODY return Work.Do(x, Call); } public static int Call(int x) => M(x);"),
        Of("method without a result", "[ThreadStatic] static int s; [Observe] static void M(int x) { BODY s = Work.Do(x, Call); } public static int Call(int x) { M(x); return s; }"),
        Of("expression body", "[Observe] static int M(int x) => Enter(x) + Work.Do(x, Call); static int Enter(int x) { BODY return 0; } public static int Call(int x) => M(x);"),
        InClass("instance method", "class C { int f = 1; [Observe] public int M(int x) { BODY return f * Work.Do(x, Call); } }", "new C().M(x)"),
        InClass("virtual method", "class C { [Observe] public virtual int M(int x) { BODY return Work.Do(x, Call); } }", "new C().M(x)"),
        InClass("override that calls its base", "class B { public virtual int M(int x) => Work.Do(x, Call); } class C : B { [Observe] public override int M(int x) { BODY return base.M(x); } }", "((B)new C()).M(x)"),
        InClass("sealed override", "abstract class B { public abstract int M(int x); } class C : B { [Observe] public sealed override int M(int x) { BODY return Work.Do(x, Call); } }", "((B)new C()).M(x)"),
        InClass("interface implementation", "interface I { int M(int x); } class C : I { [Observe] public int M(int x) { BODY return Work.Do(x, Call); } }", "((I)new C()).M(x)"),
        InClass("explicit implementation", "interface I { int M(int x); } class C : I { [Observe] int I.M(int x) { BODY return Work.Do(x, Call); } }", "((I)new C()).M(x)"),
        InClass("default interface method", "interface I { [Observe] int M(int x) { BODY return Work.Do(x, Call); } } class C : I { }", "((I)new C()).M(x)"),
        InClass("static abstract implementation", "interface I<T> where T : I<T> { static abstract int M(int x); } class C : I<C> { [Observe] public static int M(int x) { BODY return Work.Do(x, Call); } } static int G<T>(int x) where T : I<T> => T.M(x);", "G<C>(x)"),
        InClass("static virtual default", "interface I<T> where T : I<T> { [Observe] static virtual int M(int x) { BODY return Work.Do(x, Call); } } class C : I<C> { } static int G<T>(int x) where T : I<T> => T.M(x);", "G<C>(x)"),
        InClass("generic method in generic type", "class C<T> where T : class, new() { [Observe] public int M<U>(int x, T t, U u) where U : struct, IComparable<U> { BODY return Work.Do(x, Call); } }", "new C<object>().M(x, new object(), 3)"),
        InClass("generic math", "[Observe] static T M<T>(T y, int x) where T : System.Numerics.INumber<T> { BODY return T.CreateChecked(Work.Do(x, Call)); }", "M<int>(2, x)"),
        InClass("allows ref struct", "[Observe] static int M<T>(T t, int x) where T : allows ref struct { BODY return Work.Do(x, Call); }", "M(new Span<int>(new int[2]), x)"),
        InClass("ref, in and out parameters", "[Observe] static int M(ref int a, in int x, out int c) { BODY c = a; a = 5; return Work.Do(x, Call) + c; }", "Caller(x) ", "static int Caller(int x) { int a = 3; var r = M(ref a, in x, out var c); return r * 100 + a * 10 + c; }"),
        InClass("ref return", "[ThreadStatic] static int[] s; [Observe] static ref int M(int x) { BODY var r = Work.Do(x, Call); s = new[] { r }; return ref s[0]; }", "M(x)"),
        InClass("ref readonly return", "[ThreadStatic] static int[] s; [Observe] static ref readonly int M(int x) { BODY var r = Work.Do(x, Call); s = new[] { r }; return ref s[0]; }", "M(x)"),
        InClass("ref return to nothing", "[Observe] static ref int M(int x) { BODY Keep(x); return ref Unsafe.NullRef<int>(); } [ThreadStatic] static int s; static void Keep(int x) => s = Work.Do(x, Call); static int Caller(int x) { ref var r = ref M(x); return Unsafe.IsNullRef(ref r) ? s : -1; }", "Caller(x)"),
        InClass("array of tasks", "[Observe] static Task<int>[] M(int x, Task[] more) { BODY return new[] { Task.FromResult(Work.Do(x, Call)) }; }", "M(x, null)[0].Result"),
        InClass("reference to a task", "[ThreadStatic] static Task<int> s; [Observe] static ref Task<int> M(int x) { BODY s = Task.FromResult(Work.Do(x, Call)); return ref s; }", "M(x).Result"),
        InClass("span parameter and return", "[Observe] static ReadOnlySpan<char> M(ReadOnlySpan<char> text, Span<char> more, int x) { BODY return text.Slice(0, Work.Do(x, Call) % 3); }", "M(\"abc\", new char[1], x).Length"),
        InClass("ref struct method", "ref struct C { public Span<int> S; [Observe] public int M(int x) { BODY S[0]++; return Work.Do(x, Call) + S[0]; } }", "new C { S = new int[1] }.M(x)"),
        InClass("ref struct return", "ref struct C { public int V; } [Observe] static C M(int x) { BODY return new C { V = Work.Do(x, Call) }; }", "M(x).V"),
        InClass("params array", "[Observe] static int M(int x, params int[] more) { BODY return Work.Do(x, Call) + more.Length; } ", "M(x, 1, 2)"),
        InClass("params span", "[Observe] static int M(int x, params ReadOnlySpan<int> more) { BODY return Work.Do(x, Call) + more.Length; }", "M(x, 1, 2)"),
        InClass("pointers", "[Observe] static unsafe int* M(int* p, delegate*<int, int> f, int x) { BODY *p = f(Work.Do(x, Call)); return p; } static int Id(int y) => y; static unsafe int Caller(int x) { int v = 0; return *M(&v, &Id, x); }", "Caller(x)"),
        InClass("dynamic, nullable and tuple parameters", "[Observe] static (int, int?) M(dynamic d, int? n, (int A, string B) t, int x) { BODY return (Work.Do(x, Call) + (int)d, n); }", "M(3, null, (1, \"b\"), x).Item1"),
        InClass("struct method that changes itself", "struct C { public int F; [Observe] public int M(int x) { BODY F++; return Work.Do(x, Call) + F; } } static int Caller(int x) { var c = new C(); return c.M(x) * 10 + c.F; }", "Caller(x)"),
        InClass("readonly struct method", "readonly struct C { readonly int F; public C(int f) => F = f; [Observe] public int M(int x) { BODY return Work.Do(x, Call) + F; } }", "new C(4).M(x)"),
        InClass("generic struct method", "struct C<T> { public T F; [Observe] public int M(int x, T t) { BODY F = t; return Work.Do(x, Call); } }", "new C<string>().M(x, \"t\")"),
        InClass("record member", "record C(int F) { [Observe] public int M(int x) { BODY return Work.Do(x, Call) + F; } }", "(new C(1) with { F = 2 }).M(x)"),
        InClass("record struct member", "record struct C(int F) { [Observe] public int M(int x) { BODY return Work.Do(x, Call) + F; } }", "new C(3).M(x)"),
        InClass("operator", "class C { public int F; [Observe] public static C operator +(C c, int x) { BODY return new C { F = Work.Do(x, Call) }; } }", "(new C() + x).F", name: "operator +"),
        InClass("conversion", "class C { public int F; [Observe] public static explicit operator int(C c) { var x = c.F; BODY return Work.Do(x, Call); } }", "(int)new C { F = x }", name: "explicit operator"),
        InClass("property get", "class C { public int F; [Observe] public int P { get { var x = F; BODY return Work.Do(x, Call); } } }", "new C { F = x }.P", name: "P"),
        InClass("property set", "class C { public int F; public int P { [Observe] set { var x = value; BODY F = Work.Do(x, Call); } } }", "Caller(x)", "static int Caller(int x) { var c = new C(); c.P = x; return c.F; }", name: "P"),
        InClass("indexer", "class C { [Observe] public int this[int x] { get { BODY return Work.Do(x, Call); } } }", "new C()[x]", name: "Item"),
        InClass("event accessor", "class C { public int F; [Observe] public event Func<int> E { add { var x = value(); BODY F = Work.Do(x, Call); } remove { } } }", "Caller(x)", "static int Caller(int x) { var c = new C(); c.E += () => x; return c.F; }", name: "E"),
        Of("extension method", "[Observe] static int M(this int x) { BODY return Work.Do(x, Call); } public static int Call(int x) => x.M();"),
        Of("extension block method", "extension(int x) { [Observe] public int M(int y) { BODY return Work.Do(x, Call); } } public static int Call(int x) => x.M(2);"),
        Of("extension block static method", "extension(int) { [Observe] public static int M(int x) { BODY return Work.Do(x, Call); } } public static int Call(int x) => int.M(x);"),
        Of("extension block property", "extension(int x) { [Observe] public int P { get { BODY return Work.Do(x, Call); } } } public static int Call(int x) => x.P;", "P"),
        Of("generic extension block", "extension<T>(List<T> list) { [Observe] public int M<U>(U u, int x) { BODY return Work.Do(x, Call) + list.Count; } } public static int Call(int x) => new List<string>().M(1L, x);"),
        InClass("partial method", "partial class C { [Observe] public partial int M(int x); } partial class C { public partial int M(int x) { BODY return Work.Do(x, Call); } }", "new C().M(x)"),
        Of("local function", "public static int Call(int x) { var k = 1; return M(x); [Observe] int M(int x) { BODY return k * Work.Do(x, Call); } }"),
        Of("static local function", "public static int Call(int x) { return M(x); [Observe] static int M(int x) { BODY return Work.Do(x, Call); } }"),
        Of("generic local function", "public static int Call(int x) { return M(x, \"t\"); [Observe] static int M<T>(int x, T t) { BODY return Work.Do(x, Call); } }"),
        Of("lambda", "public static int Call(int x) { Func<int, int> f = [Observe] (x) => { BODY return Work.Do(x, Call); }; return f(x); }", "Call.lambda"),
        Of("capturing lambda", "public static int Call(int x) { var k = 2; Func<int> f = [Observe] () => { BODY return k * Work.Do(x, Call); }; return f(); }", "Call.lambda"),
        InClass("interpolated string handler and caller info", "[Observe] static int M(int x, [CallerMemberName] string member = \"\", [CallerLineNumber] int line = 0) { BODY Work.Write(member + line + System.Reflection.MethodBase.GetCurrentMethod().Name); return Work.Do(x, Call); }", "M(x)"),
    ];

    private static Kind Of(string title, string source, string name = "M") => new(title, Family.Sync, source) { Name = name };

    private static Kind InClass(string title, string members, string call, string more = "", string name = "M") =>
        new(title, Family.Sync, members + more + $" public static int Call(int x) => {call};") { Name = name };
}
