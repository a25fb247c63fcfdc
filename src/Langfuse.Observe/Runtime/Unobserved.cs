namespace Langfuse.Observe.Runtime;

/// <summary>While one is open on a thread, nothing that the thread calls is observed: what runs is ours, or a callback that we made.</summary>
/// <remarks>Without it an observed activity listener, converter or reducer would start an observation for recording an observation.</remarks>
internal readonly ref struct Unobserved
{
    [ThreadStatic]
    private static bool t_isOpen;

    private readonly bool _outer;

    private Unobserved(bool outer) => _outer = outer;

    public static bool IsOpen => t_isOpen;

    public static Unobserved Open()
    {
        var region = new Unobserved(t_isOpen);
        t_isOpen = true;
        return region;
    }

    public void Dispose() => t_isOpen = _outer;
}
