using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Capture.Writers;

/// <summary>Every writer found so far by type, and those that generated code has registered.</summary>
internal static class WriterTable
{
    // Weak by type, so that a collectible assembly can go.
    private static readonly ConditionalWeakTable<Type, ValueWriter> Found = [];
    private static readonly ConcurrentDictionary<Type, ValueWriter> Generated = new();

    public static ValueWriter For(Type type) => Found.TryGetValue(type, out var writer) ? writer : Found.GetValue(type, WriterFactory.Create);

    public static ValueWriter? FindGenerated(Type type) => Generated.GetValueOrDefault(type);

    public static void Register(Type type, ValueWriter writer) => Generated.TryAdd(type, writer);
}
