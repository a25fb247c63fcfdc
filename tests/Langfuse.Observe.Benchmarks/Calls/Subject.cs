using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Benchmarks.Calls;

/// <summary>The same small methods plain, observed, and written by hand.</summary>
public class Subject : ISubject
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public virtual int Add(int a, string b) => a + b.Length;

    public virtual async Task<int> AddAsync(int a, string b)
    {
        await Task.CompletedTask;
        return a + b.Length;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Plain(int a, string b) => a + b.Length;

    [Observe]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Woven(int a, string b) => a + b.Length;

    [Observe(CaptureInput = false, CaptureOutput = false)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int WovenWithoutCapture(int a, string b) => a + b.Length;

    [AspectInjected]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Injected(int a, string b) => a + b.Length;

    public static async Task<int> PlainAsync(int a, string b)
    {
        await Task.CompletedTask;
        return a + b.Length;
    }

    [Observe]
    public static async Task<int> WovenAsync(int a, string b)
    {
        await Task.CompletedTask;
        return a + b.Length;
    }

    [AspectInjected]
    public static async Task<int> InjectedAsync(int a, string b)
    {
        await Task.CompletedTask;
        return a + b.Length;
    }

    public static async Task<int> PlainYieldingAsync(int a, string b)
    {
        await Task.Yield();
        return a + b.Length;
    }

    [Observe]
    public static async Task<int> WovenYieldingAsync(int a, string b)
    {
        await Task.Yield();
        return a + b.Length;
    }
}
