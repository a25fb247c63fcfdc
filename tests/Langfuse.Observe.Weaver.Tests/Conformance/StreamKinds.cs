namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>Iterators and makers of streams.</summary>
internal static class StreamKinds
{
    private const string Items = "BODY try { for (var i = 0; i < 3; i++) { Nest(x, i); yield return Work.Item(x, i); } } finally { Work.Finally(); }";
    private const string AsyncItems = "BODY " + Rest;
    private const string Rest = "try { for (var i = 0; i < 3; i++) { await Work.PauseAsync(); Nest(x, i); yield return Work.Item(x, i); } } finally { await Work.PauseInDisposeAsync(); Work.Finally(); }";
    private const string Nest = "static void Nest(int x, int i) { if (Work.Nests(x, i)) { foreach (var y in Call(x - 1)) { } } } ";
    private const string NestAsync = "static void Nest(int x, int i) { if (Work.Nests(x, i)) { Task.Run(async () => { await foreach (var y in Call(x - 1)) { } }).GetAwaiter().GetResult(); } } ";

    public static IReadOnlyList<Kind> All { get; } =
    [
        Sync("iterator: IEnumerable<T>", $"[Observe] static IEnumerable<int> M(int x) {{ {Items} }}", "M(x)"),
        Sync("iterator: IEnumerator<T>", $"[Observe] static IEnumerator<int> M(int x) {{ {Items} }}", "Sequences.Of(() => M(x))"),
        Sync("iterator: IEnumerable", $"[Observe] static IEnumerable M(int x) {{ {Items} }}", "Sequences.Of(() => M(x))"),
        Sync("iterator: IEnumerator", $"[Observe] static IEnumerator M(int x) {{ {Items} }}", "Sequences.Of(() => M(x))"),
        Sync("iterator: instance", $"class C {{ int f; [Observe] public IEnumerable<int> M(int x) {{ f++; {Items} }} }}", "new C().M(x)"),
        Sync("iterator: generic", $"class C<T> {{ [Observe] public IEnumerable<int> M<U>(int x, T t, U u) {{ {Items} }} }}", "new C<string>().M(x, \"t\", 1)"),
        Sync("iterator: generic item", $"[Observe] static IEnumerable<T> M<T>(int x, Func<int, T> f) {{ BODY try {{ for (var i = 0; i < 3; i++) {{ Nest(x, i); yield return f(Work.Item(x, i)); }} }} finally {{ Work.Finally(); }} }}", "M<int>(x, i => i)"),
        Sync("iterator: struct", $"struct C {{ [Observe] public IEnumerable<int> M(int x) {{ {Items} }} }}", "new C().M(x)"),
        Sync("iterator: local function", $"static IEnumerable<int> Caller(int x) {{ return M(x); [Observe] static IEnumerable<int> M(int x) {{ {Items} }} }}", "Caller(x)"),
        Sync("iterator: extension block", $"extension(int x) {{ [Observe] public IEnumerable<int> M() {{ {Items} }} }}", "x.M()"),
        Async("async iterator: IAsyncEnumerable<T>", $"[Observe] static async IAsyncEnumerable<int> M(int x) {{ {AsyncItems} }}", "M(x)"),
        Async("async iterator: with a token", $"[Observe] static async IAsyncEnumerable<int> M(int x, [EnumeratorCancellation] CancellationToken token = default) {{ token.ThrowIfCancellationRequested(); {AsyncItems} }}", "M(x)"),
        Async("async iterator: IAsyncEnumerator<T>", $"[Observe] static async IAsyncEnumerator<int> M(int x) {{ {AsyncItems} }}", "Sequences.OfAsync(() => M(x))"),
        Async("async iterator: generic", $"class C<T> {{ [Observe] public async IAsyncEnumerable<int> M<U>(int x, T t, U u) {{ {AsyncItems} }} }}", "new C<string>().M(x, \"t\", 1)"),
        Async("async iterator: local function", $"static IAsyncEnumerable<int> Caller(int x) {{ return M(x); [Observe] static async IAsyncEnumerable<int> M(int x) {{ {AsyncItems} }} }}", "Caller(x)"),
        Async("async iterator: extension block", $"extension(int x) {{ [Observe] public async IAsyncEnumerable<int> M() {{ {AsyncItems} }} }}", "x.M()"),
        Async("IAsyncEnumerable<T> without yield", $"[Observe] static IAsyncEnumerable<int> M(int x) => N(x); static async IAsyncEnumerable<int> N(int x) {{ {AsyncItems} }}", "M(x)"),
        Async("IAsyncEnumerable<T> without yield, after other work", $"[Observe] static IAsyncEnumerable<int> M(int x) {{ BODY return N(x); }} static async IAsyncEnumerable<int> N(int x) {{ {Rest} }}", "Sequences.OfAsync(() => M(x).GetAsyncEnumerator())"),
        Async("async Task<IAsyncEnumerable<T>>", $"[Observe] static async Task<IAsyncEnumerable<int>> M(int x) {{ BODY await Work.PauseAsync(); return N(x); }} static async IAsyncEnumerable<int> N(int x) {{ {Rest} }}", "Sequences.Awaited(() => M(x))"),
        Async("async ValueTask<IAsyncEnumerator<T>>", $"[Observe] static async ValueTask<IAsyncEnumerator<int>> M(int x) {{ BODY return N(x).GetAsyncEnumerator(); }} static async IAsyncEnumerable<int> N(int x) {{ {Rest} }}", "Sequences.Awaited(() => M(x))"),
        Null("IAsyncEnumerable<T> that is null", "[Observe] static IAsyncEnumerable<int> M(int x) { BODY return null!; }", "M(x) ?? None()"),
        Null("IAsyncEnumerator<T> that is null", "[Observe] static IAsyncEnumerator<int> M(int x) { BODY return null!; }", "Sequences.OfAsync(() => M(x) ?? None().GetAsyncEnumerator())"),
    ];

    /// <summary>A method that gives back no stream at all: nothing to enumerate, so the call itself is what is recorded.</summary>
    private static Kind Null(string title, string members, string call) =>
        Async(title, members + " static async IAsyncEnumerable<int> None() { await Task.Yield(); yield break; } ", call) with { Only = Kind.WithoutContent };

    private static Kind Sync(string title, string members, string call) =>
        new(title, Family.Stream, $"{members} {Nest} public static IEnumerable<int> Call(int x) => {call};");

    private static Kind Async(string title, string members, string call) =>
        new(title, Family.AsyncStream, $"{members} {NestAsync} public static IAsyncEnumerable<int> Call(int x) => {call};");
}
