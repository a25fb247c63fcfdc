// Planted: LFO1011
using Langfuse.Observe;
namespace Tools;

public static class Mail
{
    public static void Send(Observation trace, string address, string text)
    {
        using var span = trace.StartSpan("mail to " + address, input: text);
        span.Update(output: "sent");
    }
}
