namespace SupportDesk;

/// <summary>What a message is about.</summary>
public enum Category
{
    /// <summary>Invoices, payments, refunds.</summary>
    Billing,

    /// <summary>Where a parcel is, or what was in it.</summary>
    Delivery,

    /// <summary>A thing that does not work.</summary>
    Technical,

    /// <summary>Everything else.</summary>
    Other,
}
