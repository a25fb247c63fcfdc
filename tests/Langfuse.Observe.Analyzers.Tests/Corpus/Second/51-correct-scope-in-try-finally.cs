// Correct
using Langfuse.Observe;
namespace Agents;

public sealed class Mailbox
{
    public void Work(IEnumerable<string> mails)
    {
        foreach (var mail in mails)
        {
            var scope = LangfuseContext.Propagate(sessionId: mail);
            try
            {
                if (mail.Length == 0)
                {
                    continue;
                }

                Answer(mail);
            }
            finally
            {
                scope.Dispose();
            }
        }
    }

    [Observe]
    private static string Answer(string mail) => mail;
}
