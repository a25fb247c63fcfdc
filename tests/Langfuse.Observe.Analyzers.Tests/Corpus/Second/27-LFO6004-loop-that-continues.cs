// Planted: LFO6004
using Langfuse.Observe;
namespace Agents;

public sealed class Mailbox
{
    public void Work(IEnumerable<string> mails)
    {
        foreach (var mail in mails)
        {
            var scope = LangfuseContext.Propagate(sessionId: mail);
            if (mail.StartsWith("spam", StringComparison.Ordinal))
            {
                continue;
            }

            Answer(mail);
            scope.Dispose();
        }
    }

    [Observe]
    private static string Answer(string mail) => mail;
}
