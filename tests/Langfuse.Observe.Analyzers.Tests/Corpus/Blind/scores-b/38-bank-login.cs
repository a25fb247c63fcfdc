// Planted: LFO7001
using Langfuse.Observe;

namespace Banking;

public sealed record Session(string Customer, DateTimeOffset Expires);

[Observe(AsType = ObservationType.Tool)]
public sealed class BankTool(HttpClient http)
{
    public async Task<Session?> SignInAsync(string customer, string password, CancellationToken cancellationToken = default)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["customer"] = customer,
            ["pwd"] = password,
        });
        using var response = await http.PostAsync("login", form, cancellationToken);
        return response.IsSuccessStatusCode ? new Session(customer, DateTimeOffset.UtcNow.AddMinutes(10)) : null;
    }

    public async Task<decimal> BalanceAsync(string customer, CancellationToken cancellationToken = default)
    {
        var text = await http.GetStringAsync($"balance/{Uri.EscapeDataString(customer)}", cancellationToken);
        return decimal.Parse(text);
    }
}
