// Right
using Langfuse.Observe;

namespace Library;

public sealed record Loan(string Reader, string Book, DateOnly Due);

public sealed class LoanDesk(LangfuseClient langfuse)
{
    private readonly List<Loan> _loans = [];

    public Loan? Lend(string reader, string book, DateOnly today)
    {
        using var trace = langfuse.StartTrace("lend", userId: reader, input: book);
        if (_loans.Exists(loan => loan.Book == book))
        {
            trace.Update(level: ObservationLevel.Warning, statusMessage: "already lent");
            return null;
        }

        if (_loans.Count(loan => loan.Reader == reader) >= 5)
        {
            throw new InvalidOperationException("Five books are enough.");
        }

        var result = new Loan(reader, book, today.AddDays(28));
        _loans.Add(result);
        trace.Update(output: result);
        return result;
    }

    public int Overdue(DateOnly today)
    {
        var late = _loans.Count(loan => loan.Due < today);
        langfuse.Score("overdue", late, sessionId: "desk");
        return late;
    }
}
