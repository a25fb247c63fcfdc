// Planted: LFO4007
using Langfuse.Observe;

namespace Mail.Sorter;

public sealed record Mail(string Sender, string Subject, string Folder);

public interface IMailRules
{
    string? Match(Mail mail);
}

public sealed class MailSorter(IMailRules rules)
{
    [Observe]
    public string Sort(Mail mail)
    {
        var folder = rules.Match(mail) ?? "inbox";
        var score = "folder-right";
        if (mail.Sender.IndexOf('@') is var at and >= 0)
        {
            score += "-" + mail.Sender[(at + 1)..];
        }

        LangfuseContext.ScoreCurrentTrace(score, folder == mail.Folder);
        return folder;
    }
}
