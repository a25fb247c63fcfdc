namespace Langfuse.Observe.Runtime;

/// <summary>While one is open on a thread, nothing that the thread calls is observed: what runs is ours, or a callback that we made.</summary>
/// <remarks>Without it an observed activity listener, converter or reducer would start an observation for recording an observation.</remarks>
internal readonly ref struct Unobserved
{
    [ThreadStatic]
    private static bool s_isOpen;

    // Looked up once: a thread static costs more than all else that is done here.
    private readonly ref bool _isOpen;
    private readonly bool _outer;

    private Unobserved(ref bool isOpen)
    {
        _isOpen = ref isOpen;
        _outer = isOpen;
        isOpen = true;
    }

    public static bool IsOpen => s_isOpen;

    public static Unobserved Open() => new(ref s_isOpen);

    public void Dispose() => _isOpen = _outer;
}
