// Planted: LFO1005
using Langfuse.Observe;

namespace Retail.Tills;

public sealed record TillSession(string Shop, int Till, DateOnly Day);

public interface IReceiptModel
{
    Task<string> AskAsync(string question);
}

public sealed class TillAssistant(IReceiptModel model)
{
    private readonly Dictionary<TillSession, int> _questions = [];

    public async Task<string> HelpAsync(string shop, int till, string question)
    {
        var session = new TillSession(shop, till, DateOnly.FromDateTime(DateTime.UtcNow));
        _questions[session] = _questions.GetValueOrDefault(session) + 1;
        return _questions[session] > 50
            ? "Please ring the shop manager."
            : await AnswerAsync(question, session);
    }

    [Observe(Name = "till-help", AsType = ObservationType.Agent)]
    private async Task<string> AnswerAsync(string question, [SessionId] TillSession session)
    {
        var answer = await model.AskAsync($"Till {session.Till} in {session.Shop}: {question}");
        return answer.Length == 0 ? "No answer." : answer;
    }
}
