namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>Async methods: whatever they return, wherever they stand.</summary>
internal static class AsyncKinds
{
    private const string Do = "BODY return await Work.DoAsync(x, Call);";

    public static IReadOnlyList<Kind> All { get; } =
    [
        Of("async Task<T>", $"[Observe] static async Task<int> M(int x) {{ {Do} }}", "M(x)"),
        Of("async Task", "[Observe] static async Task M(int x) { BODY await Work.DoAsync(x, Call); } static async Task<int> Caller(int x) { await M(x); return 7; }", "Caller(x)"),
        Of("async ValueTask<T>", $"[Observe] static async ValueTask<int> M(int x) {{ {Do} }}", "M(x).AsTask()"),
        Of("async ValueTask", "[Observe] static async ValueTask M(int x) { BODY await Work.DoAsync(x, Call); } static async Task<int> Caller(int x) { await M(x); return 7; }", "Caller(x)"),
        Of("async void", "[Observe] static async void M(int x) { BODY await Work.DoAsync(x, Call); }", "VoidCaller.RunAsync(() => M(x))"),
        Of("async with a pooled builder", $"[Observe, AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))] static async ValueTask<int> M(int x) {{ {Do} }}", "M(x).AsTask()"),
        Of("async with a custom task-like", $"[Observe] static async OwnTask<int> M(int x) {{ {Do} }}", "M(x).Task"),
        Of("async that never ends well", "[Observe] static async Task<int> M(int x) { BODY await Work.DoAsync(x, Call); throw new NotSupportedException(); }", "M(x)") with { Only = [Outcome.Throws, Outcome.ThrowsLater, Outcome.Cancelled] },
        Of("async without await", "[Observe] static async Task<int> M(int x) { Work.Enter(x); if (Work.ThrowsAtOnce || Work.ThrowsLater) { throw Work.Boom(); } return Work.Do(x, y => Call(y).GetAwaiter().GetResult()); }", "M(x)"),
        Of("async instance method", $"class C {{ int f = 1; [Observe] public async Task<int> M(int x) {{ BODY return f * await Work.DoAsync(x, Call); }} }}", "new C().M(x)"),
        Of("async struct method", $"struct C {{ public int F; [Observe] public async Task<int> M(int x) {{ F++; {Do} }} }}", "new C().M(x)"),
        Of("async generic method in generic type", $"class C<T> where T : class {{ [Observe] public async Task<int> M<U>(int x, T t, U u) {{ {Do} }} }}", "new C<string>().M(x, \"t\", 1.5)"),
        Of("async generic result", "[Observe] static async Task<T> M<T>(int x, Func<int, T> f) { BODY return f(await Work.DoAsync(x, Call)); }", "M<int>(x, i => i)"),
        Of("async override", $"abstract class B {{ public abstract Task<int> M(int x); }} class C : B {{ [Observe] public override async Task<int> M(int x) {{ {Do} }} }}", "((B)new C()).M(x)"),
        Of("async explicit implementation", $"interface I {{ Task<int> M(int x); }} class C : I {{ [Observe] async Task<int> I.M(int x) {{ {Do} }} }}", "((I)new C()).M(x)"),
        Of("async local function", "static async Task<int> Caller(int x) { var k = 1; return await M(x); [Observe] async Task<int> M(int x) { BODY return k * await Work.DoAsync(x, Call); } }", "Caller(x)"),
        Of("async lambda", "static Task<int> Caller(int x) { Func<int, Task<int>> f = [Observe] async (x) => { BODY return await Work.DoAsync(x, Call); }; return f(x); }", "Caller(x)", "Caller.lambda"),
        Of("async capturing lambda", "static Task<int> Caller(int x) { var k = 1; Func<Task<int>> f = [Observe] async () => { BODY return k * await Work.DoAsync(x, Call); }; return f(); }", "Caller(x)", "Caller.lambda"),
        Of("async in an extension block", $"extension(int x) {{ [Observe] public async Task<int> M() {{ {Do} }} }}", "x.M()"),
        Of("async with try and finally", "[Observe] static async Task<int> M(int x) { try { BODY return await Work.DoAsync(x, Call); } catch (ArgumentException) { await Task.Yield(); return -1; } finally { await Work.PauseInDisposeAsync(); Work.Write(\"finally\"); } }", "M(x)"),
        Of("async with await using", "class D : IAsyncDisposable { public async ValueTask DisposeAsync() { await Work.PauseInDisposeAsync(); Work.Write(\"dispose\"); } } [Observe] static async Task<int> M(int x) { await using var d = new D(); BODY return await Work.DoAsync(x, Call); }", "M(x)"),
        Of("async with await foreach", "static async IAsyncEnumerable<int> Items(int x) { await Work.PauseInDisposeAsync(); yield return x; } [Observe] static async Task<int> M(int x) { BODY var r = 0; await foreach (var i in Items(x)) { r += await Work.DoAsync(i, Call); } return r; }", "M(x)"),
        Of("async with a cancellation token", "[Observe] static async Task<int> M(int x, CancellationToken token = default) { BODY token.ThrowIfCancellationRequested(); return await Work.DoAsync(x, Call).ConfigureAwait(false); }", "M(x)"),
    ];


    private static Kind Of(string title, string members, string call, string name = "M") =>
        new(title, Family.Async, $"{members} public static Task<int> Call(int x) => {call};") { Name = name };
}
