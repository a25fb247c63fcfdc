namespace Langfuse.Observe.Capture;

/// <summary>One writer per thread, kept between captures.</summary>
internal static class CaptureScratch
{
    [ThreadStatic]
    private static CaptureWriter? t_free;

    /// <summary>A writer that is started. Code that capture runs may capture itself: it gets another one.</summary>
    public static CaptureWriter Rent(int maxBytes)
    {
        var writer = t_free ?? new CaptureWriter();
        t_free = null;
        writer.Start(maxBytes);
        return writer;
    }

    public static void Return(CaptureWriter writer)
    {
        writer.Clear();
        t_free = writer;
    }
}
