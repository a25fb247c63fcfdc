// Planted: LFO7003
using Langfuse.Observe;
using Microsoft.Extensions.Compliance.Classification;

namespace Microsoft.Extensions.Compliance.Classification
{
    [AttributeUsage(AttributeTargets.All)]
    public class DataClassificationAttribute : Attribute;
}

namespace Housing
{
    public abstract class CitizenDataAttribute : DataClassificationAttribute;

    public sealed class FinancialDataAttribute : CitizenDataAttribute;

    public sealed record Application(string Number, int Rooms, [property: FinancialData] decimal Income);

    public sealed class HousingOffice(Func<string, Task<string>> complete)
    {
        public Task<string> HandleAsync(Application application) =>
            application.Rooms > 5 ? Task.FromResult("refused") : DecideAsync(application);

        [Observe(AsType = ObservationType.Agent)]
        private async Task<string> DecideAsync(Application application)
        {
            var limit = 1500m * application.Rooms;
            return application.Income > limit ? "refused" : await complete("Grant application " + application.Number);
        }
    }
}
