// Right
using Langfuse.Observe;

namespace Library.Loans;

public interface ILedger
{
    Task WriteAsync(string book, CancellationToken cancellationToken);
}

public sealed class LoanDesk(ILedger ledger)
{
    [Observe(Name = "lend-books")]
    public async Task<int> LendAsync(string[] books, CancellationToken cancellationToken = default)
    {
        var receipt = PrintAsync(books.Length);
        var writes = new List<Task>();
        try
        {
            foreach (var book in books)
            {
                writes.Add(RecordAsync(book, cancellationToken));
            }
        }
        finally
        {
            await Task.WhenAll(writes.Append(receipt));
        }

        return await receipt;
    }

    [Observe(AsType = ObservationType.Tool)]
    private async Task RecordAsync(string book, CancellationToken cancellationToken) =>
        await ledger.WriteAsync(book, cancellationToken);

    [Observe(AsType = ObservationType.Tool)]
    private static async Task<int> PrintAsync(int count)
    {
        await Task.Delay(count);
        return count;
    }
}
