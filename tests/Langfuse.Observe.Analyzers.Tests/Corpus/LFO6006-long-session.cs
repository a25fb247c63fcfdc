// Planted: LFO6006
using Langfuse.Observe;

public static class Demo
{
    public static IDisposable Enter() => LangfuseContext.Propagate(sessionId:
        "demo-session-for-the-quarterly-review-with-all-departments-and-their-guests-which-was-recorded-in-the-large-meeting-room-on-the-third-floor-" +
        "and-streamed-to-the-other-offices-in-lisbon-warsaw-and-singapore-at-the-same-time");
}
