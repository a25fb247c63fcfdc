namespace Langfuse.Observe.Capture;

/// <summary>One writer per thread, kept between captures.</summary>
internal static class CaptureScratch
{
    [ThreadStatic]
    private static CaptureWriter? s_writer;

    /// <summary>A writer that is started. Code that capture runs may capture itself: it gets one of its own.</summary>
    public static CaptureWriter Rent(int maxBytes)
    {
        var writer = s_writer ??= new CaptureWriter();
        if (writer.IsRented)
        {
            writer = new CaptureWriter();
        }

        writer.IsRented = true;
        writer.Start(maxBytes);
        return writer;
    }

    public static void Return(CaptureWriter writer)
    {
        writer.Clear();
        writer.IsRented = false;
    }
}
