namespace Langfuse.Observe.Testing.Replay.Libraries;

/// <summary>The types of one library.</summary>
internal abstract class LibraryType
{
    public abstract bool Knows(Type type);

    public abstract object Read(Type type, RecordedAnswer answer);
}
