// Planted: LFO7001
using Langfuse.Observe;

public class Accounts
{
    [Observe]
    public async Task<bool> SignInAsync(string email, string password)
    {
        await Task.Yield();
        return email.Length == password.Length;
    }
}
