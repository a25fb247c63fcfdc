// Right
using Langfuse.Observe;

namespace Charity;

public class DataClassificationAttribute : Attribute;

public sealed class PersonalDataAttribute : DataClassificationAttribute;

public abstract class Contact
{
    [PersonalData, NotCaptured]
    public string Email { get; init; } = "";

    [PersonalData, Sensitive]
    public string Street { get; init; } = "";
}

public sealed class Donor : Contact
{
    public required string Circle { get; init; }
    public decimal Amount { get; init; }
}

public sealed class ThankYou(Func<string, Task<string>> model, Func<string, string, Task> send)
{
    [Observe(Name = "thank-donor")]
    public async Task<int> ThankAsync(IReadOnlyList<Donor> donors, [NotCaptured, PersonalData] string signature)
    {
        var sent = 0;
        foreach (var donor in donors)
        {
            if (donor.Email.Length == 0)
            {
                continue;
            }

            var letter = await model($"Thank a donor of the {donor.Circle} circle for {donor.Amount:C}.");
            await send(donor.Email, letter + "\n" + signature);
            sent++;
        }

        return sent;
    }
}
