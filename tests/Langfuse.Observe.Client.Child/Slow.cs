namespace Langfuse.Observe.Client.Child;

/// <summary>What a slow machine may take for anything.</summary>
internal static class Slow
{
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(60);
}
