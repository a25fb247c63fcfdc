namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>Methods that give back a task that another method made.</summary>
internal static class TaskKinds
{
    public static IReadOnlyList<Kind> All { get; } =
    [
        Of("Task<T> without async", "[Observe] static Task<int> M(int x) { BODY return Work.DoAsync(x, Call); }", "M(x)"),
        Of("Task without async", "[Observe] static Task M(int x) { BODY return Work.DoAsync(x, Call); }", "M(x).ContinueWith(t => { t.GetAwaiter().GetResult(); return 7; }, TaskContinuationOptions.ExecuteSynchronously)"),
        Of("ValueTask<T> without async", "[Observe] static ValueTask<int> M(int x) { BODY return new ValueTask<int>(Work.DoAsync(x, Call)); }", "M(x).AsTask()"),
        Of("ValueTask without async", "[Observe] static ValueTask M(int x) { BODY return new ValueTask(Work.DoAsync(x, Call)); }", "Drop(M(x).AsTask())", "static Task<int> Drop(Task t) => t.ContinueWith(t => { t.GetAwaiter().GetResult(); return 7; }, TaskContinuationOptions.ExecuteSynchronously);"),
        Of("task of a completion source", "[Observe] static Task<int> M(int x) { BODY var s = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously); _ = Set(s, x); return s.Task; } static async Task Set(TaskCompletionSource<int> s, int x) { try { s.SetResult(await Work.DoAsync(x, Call)); } catch (OperationCanceledException) { s.SetCanceled(); } catch (Exception e) { s.SetException(e); } }", "M(x)"),
        Of("generic task without async", "[Observe] static Task<T> M<T>(int x, Func<int, Task<T>> f) { BODY return f(x); }", "M<int>(x, y => Work.DoAsync(y, Call))"),
        Of("task that is null", "[Observe] static Task<int> M(int x) { BODY return null!; }", "M(x) ?? Task.FromResult(0)") with { Only = Kind.WithoutContent },
        Of("task of an override", "abstract class B { public abstract Task<int> M(int x); } class C : B { [Observe] public override Task<int> M(int x) { BODY return Work.DoAsync(x, Call); } }", "((B)new C()).M(x)"),
    ];

    private static Kind Of(string title, string members, string call, string more = "") =>
        new(title, Family.Async, $"{members} {more} public static Task<int> Call(int x) => {call};") { Awaits = false };
}
