// Planted: LFO4010
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "spam", "type": "categorical", "categories": ["ham", "spam", "unsure"] } ] }

namespace Mail;

public interface ISpamFilter
{
    Task<double> LikelihoodAsync(string subject, CancellationToken cancellationToken);
}

public sealed class MailRouter(LangfuseClient langfuse, ISpamFilter filter)
{
    public async Task<bool> AcceptAsync(string subject, string traceId, CancellationToken cancellationToken)
    {
        var likelihood = await filter.LikelihoodAsync(subject, cancellationToken);
        if (likelihood is < 0 or > 1)
        {
            throw new InvalidOperationException($"{likelihood} is no likelihood");
        }

        var accepted = likelihood < 0.8;
        Record(accepted);
        return accepted;

        void Record(bool ham) => langfuse.Score("spam", !ham, traceId: traceId, metadata: new { likelihood });
    }
}
