// Right
using Langfuse.Observe;

namespace MailBox;

public interface IMailServer
{
    Task<string[]> FetchAsync(string user, string password);
}

public sealed class MailSummary(IMailServer server, Func<string, Task<string>> complete)
{
    public async Task<string> TodayAsync(string user, string password)
    {
        var mails = await server.FetchAsync(user, password);
        return mails.Length == 0 ? "Nothing new." : await SummariseAsync(user, mails);
    }

    [Observe(AsType = ObservationType.Chain)]
    private async Task<string> SummariseAsync([UserId] string user, string[] mails)
    {
        var text = await complete(string.Join("\n---\n", mails));
        return $"{user}: {text}";
    }
}
