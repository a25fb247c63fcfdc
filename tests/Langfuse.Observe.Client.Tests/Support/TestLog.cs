using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Client.Tests.Support;

/// <summary>Everything that the library says about itself while the tests run.</summary>
internal static class TestLog
{
    private static readonly ConcurrentQueue<SelfLogEntry> s_all = new();

    public static IReadOnlyList<SelfLogEntry> Entries => [.. s_all];

    [ModuleInitializer]
    internal static void Listen() => SelfLog.Writer = s_all.Enqueue;
}
