using System.Text.Json.Serialization.Metadata;

namespace Langfuse.Observe.LocalServer.Storage;

/// <summary>A kind of thing that the catalogue keeps: how it is written, and by what it is found.</summary>
/// <param name="Kind">A short fixed name, part of every stored row.</param>
/// <param name="Contract">Writes and reads it as JSON.</param>
/// <param name="Id">Its id, unique within project and kind.</param>
/// <param name="Order">The number that lists are sorted by, mostly a time.</param>
internal sealed record Collection<T>(string Kind, JsonTypeInfo<T> Contract, Func<T, string> Id, Func<T, long> Order)
    where T : class
{
    /// <summary>A second name that no other of its kind and project may have; null for none.</summary>
    public Func<T, string?> Unique { get; init; } = static _ => null;

    /// <summary>What it belongs to, such as the dataset of an item; lists can be asked for by it.</summary>
    public Func<T, string?> Parent { get; init; } = static _ => null;

    /// <summary>A second thing it belongs to, such as the trace of a run item.</summary>
    public Func<T, string?> Other { get; init; } = static _ => null;
}
